import { expect, test } from 'vitest';
import { durationText } from './duration';

const HOUR = 3_600_000;

test.each([
  [30_000, '0 min'],
  [16.9 * 60_000, '16 min'],
  [1.99 * HOUR, '119 min'],
  [2 * HOUR, '2 hr'],
  [47.9 * HOUR, '47 hr'],
  [48 * HOUR, '2 days'],
  [400 * 24 * HOUR, '400 days'],
])('says %i ms as %s', (ms, text) => {
  expect(durationText(ms, 'en')).toBe(text);
});

test('speaks other languages', () => {
  expect(durationText(3 * 24 * HOUR, 'de')).toBe('3 Tg.');
});
