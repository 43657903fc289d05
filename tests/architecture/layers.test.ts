import { dirname, join } from 'node:path/posix';
import { expect, test } from 'vitest';
import { sourceFiles } from './sources';

/** Which rooms a room may import from. What is not listed may not be; a new room must be entered here first. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'lib/fediverse': ['lib/fediverse', 'lib/rules'],
  'lib/rules': ['lib/rules', 'lib/fediverse'],
  'lib/imports': ['lib/imports', 'lib/rules', 'lib/fediverse'],
  'lib/sites': ['lib/sites', 'lib/fediverse'],
  'lib/storage': ['lib/storage', 'lib/rules', 'lib/fediverse'],
  'lib/messaging': ['lib/messaging', 'lib/storage', 'lib/rules', 'lib/fediverse', 'lib/mastodon-api'],
  'lib/page': ['lib/page', 'lib/sites', 'lib/messaging', 'lib/storage', 'lib/rules', 'lib/fediverse'],
  'lib/features': [
    'lib/features',
    'lib/page',
    'lib/sites',
    'lib/messaging',
    'lib/storage',
    'lib/rules',
    'lib/fediverse',
  ],
  'lib/content': [
    'lib/content',
    'lib/features',
    'lib/page',
    'lib/sites',
    'lib/messaging',
    'lib/storage',
    'lib/rules',
    'lib/fediverse',
  ],
  'lib/mastodon-api': ['lib/mastodon-api', 'lib/rules', 'lib/fediverse'],
  'lib/background': [
    'lib/background',
    'lib/mastodon-api',
    'lib/messaging',
    'lib/storage',
    'lib/rules',
    'lib/fediverse',
  ],
  components: ['components', 'lib/imports', 'lib/messaging', 'lib/storage', 'lib/rules', 'lib/fediverse'],
};

const PURE = ['lib/fediverse', 'lib/rules', 'lib/imports'];
const IN_PAGE = ['lib/sites', 'lib/page', 'lib/features', 'lib/content'];

function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'lib' ? `lib/${second}` : top;
}

function importsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(
    ([, specifier]) => specifier ?? [],
  );
}

const files = sourceFiles(/^(?:lib|components)\/.*\.tsx?$/).filter(({ path }) => !/\.test\.tsx?$/.test(path));

test('rooms import only from the rooms they may', () => {
  const offences = files.flatMap(({ path, text }) =>
    importsOf(text)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => join(dirname(path), specifier))
      .filter((target) => !MAY_IMPORT[roomOf(path)]?.includes(roomOf(target)))
      .map((target) => `${path} must not import ${target}`),
  );
  expect(files.length).toBeGreaterThan(60);
  expect(offences).toEqual([]);
});

test('messaging takes only types from the API client: pages must not carry it', () => {
  const offences = files
    .filter(({ path }) => path.startsWith('lib/messaging/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^import (?!type ).*mastodon-api.*$/gm)].map(([line]) => `${path}: ${line}`),
    );
  expect(offences).toEqual([]);
});

test('pure rooms touch no document, browser, network, clock or chance', () => {
  const offences = files
    .filter(({ path }) => PURE.includes(roomOf(path)))
    .filter(({ text }) =>
      /\b(?:document|window|browser|fetch|localStorage)\s*[.(]|Date\.now\(|new Date\(\)|Math\.random\(/.test(
        withoutComments(text),
      ),
    )
    .map(({ path }) => path);
  expect(offences).toEqual([]);
});

test('what runs in a page carries neither the polyfill nor schemas', () => {
  const offences = [...files, ...sourceFiles(/^entrypoints\/page.*\.tsx?$/)]
    .filter(({ path }) => IN_PAGE.includes(roomOf(path)) || path.startsWith('entrypoints/'))
    .filter(({ text }) =>
      importsOf(text).some((specifier) => /webextension-polyfill|^zod|^preact|^idb/.test(specifier)),
    )
    .map(({ path }) => path);
  expect(offences).toEqual([]);
});

test('zod is imported in its small form only', () => {
  const offences = files.filter(({ text }) => importsOf(text).includes('zod')).map(({ path }) => path);
  expect(offences).toEqual([]);
});

test('nothing writes markup, and nothing looks where pages keep their secrets', () => {
  const markup =
    /\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|DOMParser|new Function\(|\beval\(/;
  const secrets = /initial-state|localStorage|sessionStorage|document\.cookie/;
  const offences = files.flatMap(({ path, text }) => {
    const code = withoutComments(text);
    return [
      ...(markup.test(code) && !path.startsWith('lib/imports/') ? [`${path} writes or parses markup`] : []),
      ...(secrets.test(code) ? [`${path} looks for secrets`] : []),
    ];
  });
  expect(offences).toEqual([]);
});

test('files are short enough to be read', () => {
  const long = sourceFiles(/^(?:lib|components|entrypoints|scripts)\/.*\.tsx?$/)
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

test('every module says in its first sentence what it is for', () => {
  // A network's file is data: its one constant says what it is.
  const modules = files.filter(({ path }) => !path.startsWith('lib/fediverse/networks/'));
  const silent = modules.filter(
    ({ text }) =>
      !/^(?:\/\/ @.*\n)?\/\*\*/.test(text) &&
      !/\/\*\*[\s\S]*?\*\/\s*(?:export )?(?:const|default)/.test(text),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
