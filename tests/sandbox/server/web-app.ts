/** The web page: the document that the server sends, and the build of the app that fills it. */

import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { escapeHtml } from '../world/posts.ts';
import { isAtLeast } from './versions.ts';
import type { RenderWebApp, WebAppContext } from './web-app-context.ts';

const PAGE_FOLDER = fileURLToPath(new URL('../page/', import.meta.url));
const CACHE_FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url));

/** Turns `auto` into what the system asks for before anything is drawn; in the page from 4.6 on. */
const SCHEME_SCRIPT =
  "{const h=document.documentElement,m=matchMedia('(prefers-color-scheme: dark)'),s=()=>{h.dataset.colorScheme=m.matches?'dark':'light'};if(h.dataset.colorScheme==='auto'){s();m.addEventListener('change',s)}}";

const RIGHT_TO_LEFT = ['ar', 'ckb', 'fa', 'he'];

/** The document of a page, with Mastodon's headers; what is in it the app draws. */
export const renderWebApp: RenderWebApp = (context) => {
  const { version, locale, me, path, domain } = context;
  const nonce = createHash('sha256').update(context.path).digest('base64').slice(0, 22);
  const modern = isAtLeast(version, '4.6');
  const html = `<!doctype html>
<html${attributes(htmlAttributes(context))}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
${modern ? `<script>${SCHEME_SCRIPT}</script>` : ''}
<title>${escapeHtml(domain)}</title>
<link rel="stylesheet" href="/packs/application.css" crossorigin="anonymous">
<meta name="style-nonce" content="${nonce}" property="csp-nonce" nonce="${nonce}">
${me ? `<meta name="initialPath" content="${escapeHtml(path)}">` : ''}
<script id="initial-state" type="application/json">${initialState(context)}</script>
<script type="module" src="/packs/application.js" crossorigin="anonymous"></script>
</head>
<body${attributes(bodyAttributes(context))}>
<div class="notranslate app-holder" id="mastodon" data-props="${escapeHtml(JSON.stringify({ locale }))}"><noscript>${escapeHtml(domain)} needs JavaScript.</noscript></div>
</body>
</html>`;
  return { status: 200, headers: { 'content-security-policy': contentSecurityPolicy(context, nonce) }, html };
};

/**
 * Builds the app unless these very sources are built already, and returns the folder of its files.
 * Several processes may ask at once: each builds for itself, the first to be ready wins.
 */
export async function buildSandboxPage(): Promise<string> {
  const folder = join(CACHE_FOLDER, `sandbox-page-${await hashOfSources()}`);
  if (await exists(folder)) return folder;
  await mkdir(CACHE_FOLDER, { recursive: true });
  const fresh = await mkdtemp(join(CACHE_FOLDER, 'sandbox-page-new-'));
  await build({
    root: PAGE_FOLDER,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: { 'sandbox-jsx/jsx-runtime': join(PAGE_FOLDER, 'markup/jsx-runtime.ts') } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'sandbox-jsx', development: false } },
    build: {
      outDir: fresh,
      emptyOutDir: false,
      target: 'es2023',
      cssCodeSplit: false,
      rollupOptions: {
        input: join(PAGE_FOLDER, 'main.tsx'),
        output: { entryFileNames: 'application.js', assetFileNames: 'application[extname]' },
      },
    },
  });
  try {
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true });
    if (!(await exists(folder))) throw error;
  }
  return folder;
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const names = await readdir(PAGE_FOLDER, { recursive: true });
  for (const name of names.filter((file) => /\.(tsx?|css)$/.test(file)).sort())
    hash.update(name).update(await readFile(join(PAGE_FOLDER, name)));
  return hash
    .update(await readFile(fileURLToPath(import.meta.url)))
    .digest('hex')
    .slice(0, 16);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

type Attributes = Readonly<Record<string, string>>;

function htmlAttributes(context: WebAppContext): Attributes {
  const { version, flavour, locale, colourScheme } = context;
  if (!isAtLeast(version, '4.6')) return { lang: locale };
  return {
    lang: locale,
    class: [...directionClass(locale), motionClass(context)].join(' '),
    'data-contrast': 'auto',
    'data-color-scheme': colourScheme,
    'data-user-flavour': flavour,
  };
}

/** Until 4.5 the body carries the classes that the root has from 4.6 on. */
function bodyAttributes(context: WebAppContext): Attributes {
  const { version, flavour, locale, colourScheme } = context;
  if (isAtLeast(version, '4.6')) return { class: 'app-body' };
  const theme = { auto: 'theme-system', dark: 'theme-default', light: 'theme-mastodon-light' }[colourScheme];
  const skin = flavour === 'glitch' ? ['flavour-glitch', 'skin-default'] : [theme];
  return { class: ['app-body', ...skin, ...directionClass(locale), motionClass(context)].join(' ') };
}

function directionClass(locale: string): string[] {
  return RIGHT_TO_LEFT.includes(locale) ? ['rtl'] : [];
}

function motionClass({ reduceMotion }: WebAppContext): string {
  return reduceMotion ? 'reduce-motion' : 'no-reduce-motion';
}

/** What Mastodon writes into `#initial-state`, as far as the page or an extension may look at it. */
function initialState(context: WebAppContext): string {
  const { me, domain, fullVersion, flavour, locale } = context;
  const state = {
    meta: {
      ...(context.accessToken ? { access_token: context.accessToken } : {}),
      ...(me ? { me: me.id, advanced_layout: context.advancedLayout } : {}),
      admin: null,
      domain,
      title: domain,
      limited_federation_mode: false,
      locale,
      reduce_motion: context.reduceMotion,
      repository: flavour === 'glitch' ? 'glitch-soc/mastodon' : 'mastodon/mastodon',
      source_url: 'https://github.com/mastodon/mastodon',
      streaming_api_base_url: context.streamingUrl,
      single_user_mode: false,
      use_pending_items: context.usePendingItems,
      version: fullVersion,
    },
    compose: me ? { me: me.id, default_privacy: 'public', text: '' } : {},
    accounts: me ? { [me.id]: me } : {},
    media_attachments: { accept_content_types: [] },
    settings: context.settings,
    languages: [['en', 'English', 'English']],
  };
  return JSON.stringify(state).replaceAll('<', '\\u003c');
}

function contentSecurityPolicy({ version, origin, streamingUrl }: WebAppContext, nonce: string): string {
  const inline = isAtLeast(version, '4.6')
    ? ` 'sha256-${createHash('sha256').update(SCHEME_SCRIPT).digest('base64')}'`
    : '';
  const media = isAtLeast(version, '4.3') ? origin : `https: ${origin}`;
  return [
    "base-uri 'none'",
    "default-src 'none'",
    "frame-ancestors 'none'",
    `font-src 'self' ${origin}`,
    `img-src 'self' data: blob: ${media}`,
    `media-src 'self' data: ${media}`,
    `manifest-src 'self' ${origin}`,
    "form-action 'self'",
    `child-src 'self' blob: ${origin}`,
    `worker-src 'self' blob: ${origin}`,
    `connect-src 'self' data: blob: ${origin} ${streamingUrl}`,
    `script-src 'self' ${origin} 'wasm-unsafe-eval'${inline}`,
    "frame-src 'self' https:",
    `style-src 'self' ${origin} 'nonce-${nonce}'`,
  ].join('; ');
}

function attributes(all: Attributes): string {
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
}
