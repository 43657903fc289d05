import { expect, test } from 'vitest';
import { mergedWords, wordsDiffer } from './block-words';

test('words differ where both say something, and not the same', () => {
  expect(wordsDiffer({ note: 'spam' }, { note: 'spam', tag: 'x' })).toBe(false);
  expect(wordsDiffer({ note: 'spam' }, { note: '' })).toBe(false);
  expect(wordsDiffer({ note: 'spam' }, { note: 'ads' })).toBe(true);
  expect(wordsDiffer({ note: 'spam', tag: 'x' }, { note: 'spam', tag: 'y' })).toBe(true);
});

test('words are replaced as the person wants, and never by none', () => {
  const mine = { note: 'mine', tag: '' };
  const saved = { note: 'saved', tag: 'tag' };
  expect(mergedWords(mine, saved, 'mine')).toEqual({ note: 'mine', tag: 'tag' });
  expect(mergedWords(mine, saved, 'file')).toEqual({ note: 'saved', tag: 'tag' });
  expect(mergedWords({ note: 'mine' }, {}, 'file')).toEqual({ note: 'mine' });
  expect(mergedWords({}, { note: '' }, 'mine')).toEqual({});
});
