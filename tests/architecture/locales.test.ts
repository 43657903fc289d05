import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceFiles } from './sources';

/** Keys with their texts. The files use one simple form of YAML: blocks by indentation, one text a line. */
function read(file: string): Map<string, string> {
  const texts = new Map<string, string>();
  const path: string[] = [];
  for (const line of readFileSync(`locales/${file}`, 'utf8').split('\n')) {
    const [, indent = '', key, value = ''] = /^(\s*)([\w@]+):\s*(.*)$/.exec(line) ?? [];
    if (key === undefined) continue;
    path.length = indent.length / 2;
    path.push(key);
    if (value !== '') texts.set(path.join('.'), value);
  }
  return texts;
}

function placeholders(text: string | undefined): readonly string[] {
  return [...new Set((text ?? '').match(/\$\d/g))].sort();
}

const english = read('en.yml');

test('all languages have the same texts with the same placeholders', () => {
  const faults = readdirSync('locales').flatMap((file) => {
    const texts = read(file);
    const missing = [...english.keys()].filter((key) => !texts.has(key));
    const unknown = [...texts.keys()].filter((key) => !english.has(key));
    const others = [...texts].filter(
      ([key, text]) => english.has(key) && `${placeholders(text)}` !== `${placeholders(english.get(key))}`,
    );
    return [
      ...missing.map((key) => `${file} lacks ${key}`),
      ...unknown.map((key) => `${file} has ${key}, which en.yml lacks`),
      ...others.map(([key]) => `${file} has other placeholders in ${key} than en.yml`),
    ];
  });
  expect(faults).toEqual([]);
});

test('texts use the words of Mastodon’s interface', () => {
  const wrong = [...english].filter(([, text]) =>
    /\b(?:toots?|tweets?|whitelist|blacklist|instances?)\b/i.test(text),
  );
  expect(wrong).toEqual([]);
});

test('every text is used', () => {
  const code = sourceFiles(/^(?:lib|components|entrypoints)\/.*\.tsx?$/)
    .map(({ text }) => text)
    .join('\n');
  const unused = [...english.keys()].filter((key) => {
    if (key.startsWith('extension.')) return false;
    const parts = key.split('.');
    // Built from an id: `feature.${…}`.
    const isBuilt = parts
      .slice(1)
      .some((_, index) => code.includes(`\`${parts.slice(0, index + 1).join('.')}.$`));
    // Data files name facts by the last part alone.
    return !code.includes(`'${key}'`) && !code.includes(`'${parts.at(-1)}'`) && !isBuilt;
  });
  expect(unused).toEqual([]);
});
