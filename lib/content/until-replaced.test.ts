// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { untilReplaced } from './until-replaced';

test('a later run on the same page ends the earlier one, and only that', () => {
  const first = untilReplaced(document);
  expect(first.aborted).toBe(false);
  const second = untilReplaced(document);
  expect(first.aborted).toBe(true);
  expect(second.aborted).toBe(false);
});
