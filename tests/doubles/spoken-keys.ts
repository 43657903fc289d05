/** Words for tests of components: their keys, with what is filled in. Which words they are is for the locales to say. */
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** Has the browser answer `key part part` for each text, in English. */
export function speakKeys(): void {
  const getMessage = (key: string, parts: string | string[] = []) =>
    key === 'extension_language' ? 'en' : [key, ...[parts].flat()].join(' ');
  Object.assign(fakeBrowser, { i18n: { getMessage } });
}
