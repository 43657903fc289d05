import { expect, test } from 'vitest';
import { failed, ok } from './result';

test('an outcome says by `ok` which half it carries', () => {
  expect(ok(3)).toEqual({ ok: true, value: 3 });
  expect(failed('gone')).toEqual({ ok: false, error: 'gone' });
});
