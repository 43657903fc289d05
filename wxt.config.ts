import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';

/**
 * Preact writes `innerHTML` in two places, both only for `dangerouslySetInnerHTML`, which this project never uses.
 * Without the writes the extension linters have nothing to warn about.
 */
function preactWithoutInnerHtml(): Plugin {
  return {
    name: 'preact-without-inner-html',
    transform(code, id) {
      if (!/node_modules\/preact\/dist\/preact/.test(id) || !code.includes('innerHTML')) return null;
      return { code: code.replace(/([\w.]+)\.innerHTML\s*=(?!=)\s*([\w.]+)/g, 'void $2'), map: null };
    },
  };
}

/** The public half of a throw-away key: it fixes the extension's id in Chromium, and so the OAuth redirect URL. */
const CHROMIUM_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAm2Fhcz7ySdpDGJEvGeyMsYogNpm6kss1heTQ+cpFdAUiBZaFUENYwEF2yxILaEk73oLUtrCxutN9ajOd9S5csCMC9v2uUIlq6exnSgI0CtPuwkhgT5vjfaFGzqKMEYD1NXYh0xK3Y3F9rymuvuxrkn97LDlViJVkkYmHkF6oMTQi82G82N5dzxkBYe1/T5/9HSSin2xtj8zgsuKe1rdzdK4+LRylozEoxJMbW6OYOaLcV39PsSi4KuxYCgJC3PQKzNvDqN1sWvltdkO15/8Udfa1psUu5zyuA+lzXJqYxdb7mgcPfaiOKJhnQBUno+fsxvykfmoO3aSEmp4crWkwTwIDAQAB';

export const FIREFOX_ID = 'sluice@sluice.example';

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/i18n/module'],
  vite: () => ({ plugins: [preact(), preactWithoutInnerHtml()], build: { target: 'es2022' } }),
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'alarms', 'identity', 'activeTab'],
    content_security_policy: {
      // Servers over HTTPS, and such as run on the person's own machine; nothing else is loaded or contacted.
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
    },
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: FIREFOX_ID,
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'], optional: ['authenticationInfo'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { key: CHROMIUM_KEY, minimum_chrome_version: '128' }),
  }),
});
