import { expect, test } from 'vitest';
import { plainText } from './plain-text';

test('takes away what turns the surroundings around, and keeps every script', () => {
  expect(plainText('\u202egro.live\u202c\n\u2067x\u2069')).toBe('gro.live x');
  expect(plainText('عائشة 👩‍👧 <b>Zoë</b>')).toBe('عائشة 👩‍👧 <b>Zoë</b>');
});

test('ends somewhere', () => {
  expect(plainText('a'.repeat(10_000_000))).toHaveLength(200);
});
