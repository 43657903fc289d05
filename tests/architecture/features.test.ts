import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FEATURE_IDS } from '../../lib/rules/feature-ids';
import { sourceFiles } from './sources';

const NOT_FEATURES = ['feature', 'registry'];

const files = sourceFiles(/^lib\/features\/[^/]+\.ts$/)
  .filter(({ path }) => !path.endsWith('.test.ts'))
  .map(({ path, text }) => ({ id: path.replace(/^lib\/features\/(.*)\.ts$/, '$1'), text }))
  .filter(({ id }) => !NOT_FEATURES.includes(id));

test('every feature is a file of its name, and every file a feature', () => {
  expect(files.map(({ id }) => id).sort()).toEqual([...FEATURE_IDS].sort());
  for (const { id, text } of files) expect(text).toContain(`id: '${id}'`);
});

test('every feature has its words and its row in the README', () => {
  const words = readFileSync('locales/en.yml', 'utf8');
  const readme = readFileSync('README.md', 'utf8');
  for (const id of FEATURE_IDS) {
    expect(words).toMatch(new RegExp(`^  ${id.replaceAll('-', '_')}:`, 'm'));
    expect(readme).toContain(`\`${id}\``);
  }
});

test('a feature stays small enough to be read at once', () => {
  for (const { id, text } of files)
    expect({ id, isShort: text.split('\n').length <= 150 }).toEqual({ id, isShort: true });
});
