import { expect, test } from 'vitest';
import { acctSchema, textSchema } from './entity-parts';

test('a handle at the longest domain there is stays whole: cut short, it would be another domain', () => {
  const domain = `${`${'a'.repeat(63)}.`.repeat(3)}${'b'.repeat(61)}`;
  expect(acctSchema.parse(`somebody@${domain}`)).toBe(`somebody@${domain}`);
});

test('names are cut to what people read, without what turns their surroundings around', () => {
  expect(textSchema.parse('x'.repeat(1000))).toHaveLength(200);
  expect(textSchema.parse('a\u202Eb')).toBe('a b');
  expect(acctSchema.parse('a\u202Eb@spam.example')).toBe('a b@spam.example');
});
