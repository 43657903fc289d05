import { readdirSync } from 'node:fs';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { expect, test } from 'vitest';
import { sourceFiles } from './sources';

type Texts = ReadonlyMap<string, string>;

/** Keys with their texts, read as the build reads them, without what the browser adds. */
async function read(file: string): Promise<Texts> {
  const messages = (await parseMessagesFile(`locales/${file}`)).filter(
    ({ key }) => !key[0]?.startsWith('@@'),
  );
  return new Map(
    messages.map((message) => [message.key.join('.'), 'message' in message ? message.message : '']),
  );
}

function placeholders(text: string | undefined): string {
  return [...new Set((text ?? '').match(/\$\d/g))].sort().join(' ') || 'none';
}

const english = await read('en.yml');
const translations = new Map(
  await Promise.all(readdirSync('locales').map(async (file) => [file, await read(file)] as const)),
);

/** What is wrong in every language, one line a fault. */
function faultsIn(faultsOf: (texts: Texts) => readonly string[]): readonly string[] {
  return [...translations].flatMap(([file, texts]) => faultsOf(texts).map((fault) => `${file}: ${fault}`));
}

test('all languages have the same texts', () => {
  const faults = faultsIn((texts) => [
    ...[...english.keys()].filter((key) => !texts.has(key)).map((key) => `lacks ${key}`),
    ...[...texts.keys()].filter((key) => !english.has(key)).map((key) => `en.yml lacks ${key}`),
  ]);
  expect(
    faults,
    'Put each text that is missing into the file that is named, where en.yml has it, and take away what en.yml ' +
      'lacks. If you do not speak the language, put in the English text and say so in the pull request.',
  ).toEqual([]);
});

test('each text has the same placeholders in all languages', () => {
  const faults = faultsIn((texts) =>
    [...texts]
      .filter(([key, text]) => english.has(key) && placeholders(text) !== placeholders(english.get(key)))
      .map(
        ([key, text]) =>
          `${key} has the placeholders ${placeholders(text)}, in en.yml ${placeholders(english.get(key))}`,
      ),
  );
  expect(faults, 'What stands in a text of en.yml has to stand in every language.').toEqual([]);
});

test('every language says its name and direction, and describes the extension as shortly as stores want it', () => {
  const faults = faultsIn((texts) => [
    ...(['ltr', 'rtl'].includes(texts.get('extension.direction') ?? '') ? [] : ['no direction ltr or rtl']),
    ...((texts.get('extension.description') ?? '').length <= 132
      ? []
      : ['extension.description is too long']),
  ]);
  const misnamed = [...translations].filter(
    ([file, texts]) => `${texts.get('extension.language')}.yml` !== file.replace('_', '-'),
  );
  expect([...faults, ...misnamed.map(([file]) => `${file} names another language`)]).toEqual([]);
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
