import { expect, test } from 'vitest';
import { sourceFiles } from './sources';

test('code speaks with the words of Mastodon’s API', () => {
  const wrong = sourceFiles(/^(?:lib|components|entrypoints|scripts|tests)\/.*\.(?:tsx?|css|html)$/)
    // The sandbox's page has the class names of Mastodon's markup; the tests name the words to forbid them.
    .filter(
      ({ path }) => !/^tests\/(?:sandbox\/page\/|architecture\/(?:words|locales)\.test\.ts$)/.test(path),
    )
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\b\w*(?:toot(?!ip|h|l)|whitelist|blacklist)\w*|\b(?:re)?tweets?\b/gi)].map(
        ([word]) => `${path}: ${word}`,
      ),
    );
  expect(wrong).toEqual([]);
});
