import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delayOf, receivedAtOf, SMALLEST_PROVEN_LAG_MS } from './snowflake';

const noon = Date.UTC(2026, 10, 23, 12);
const anyTime = fc.integer({ min: Date.UTC(2017, 0, 1), max: Date.UTC(2099, 0, 1) });
const anySequence = fc.integer({ min: 0, max: 0xffff });

function idAt(receivedAt: number, sequence = 0): string {
  return String((BigInt(receivedAt) << 16n) | BigInt(sequence));
}

describe('receivedAtOf', () => {
  test('reads the millisecond out of an id', () => {
    expect(receivedAtOf('115600000000000000')).toBe(1763916015625);
    expect(receivedAtOf(idAt(noon, 42))).toBe(noon);
  });

  test('the sequence number never changes the time', () => {
    fc.assert(
      fc.property(anyTime, anySequence, (at, sequence) => {
        expect(receivedAtOf(idAt(at, sequence))).toBe(at);
      }),
    );
  });

  test.each([
    ['a Pleroma flake id', '9toJCu5YZW7O7gfvH6'],
    ['a GoToSocial ULID', '01FVW7JHQFSFK166WWKR8CBA6M'],
    ['a counted id', '48571'],
    ['a Pixelfed id of 2026', '1028000000000000000'],
    ['a Pixelfed id of 2022', '430000000000000000'],
    ['an id before Mastodon', idAt(Date.UTC(2009, 0, 1))],
    ['a gap', 'gap:115600000000000000'],
    ['a pinned post’s key', 'f-115600000000000000'],
    ['an empty text', ''],
    ['a sign', '-15600000000000000'],
    ['a fraction', '11560000000000000.0'],
    ['other digits', '١١٥٦٠٠٠٠٠٠٠٠٠٠٠٠٠٠'],
    ['leading zeros', '001156000000000000'],
  ])('refuses %s', (_, id) => {
    expect(receivedAtOf(id)).toBeUndefined();
  });
});

describe('delayOf', () => {
  test('a post that came 17 minutes after it was written is 17 minutes late', () => {
    expect(delayOf({ id: idAt(noon + 17 * 60_000), createdAt: noon })).toEqual({ lateMs: 17 * 60_000 });
  });

  test('a lag proves something from one minute on', () => {
    expect(delayOf({ id: idAt(noon + SMALLEST_PROVEN_LAG_MS - 1), createdAt: noon })).toBe('none');
    expect(delayOf({ id: idAt(noon + SMALLEST_PROVEN_LAG_MS), createdAt: noon })).toEqual({ lateMs: 60_000 });
  });

  test('a back-dated id proves nothing', () => {
    fc.assert(
      fc.property(anyTime, fc.integer({ min: 0, max: 999 }), anySequence, (at, off, sequence) => {
        expect(delayOf({ id: idAt(at - (at % 1000) + off, sequence), createdAt: at })).toBe('none');
      }),
    );
  });

  test('a post dated into the future is not late', () => {
    fc.assert(
      fc.property(anyTime, fc.nat(), (at, ahead) => {
        expect(delayOf({ id: idAt(at), createdAt: at + ahead })).toBe('none');
      }),
    );
  });

  test('without a snowflake or a date there is no delay', () => {
    expect(delayOf({ id: '9toJCu5YZW7O7gfvH6', createdAt: noon })).toBe('none');
    expect(delayOf({ id: idAt(noon), createdAt: Number.NaN })).toBe('none');
  });
});
