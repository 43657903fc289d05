import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayDomain } from './domain-display';
import { type Domain, parseDomain } from './domain-name';

function shown(text: string): string {
  return displayDomain(parseDomain(text) as Domain);
}

test.each([
  ['threads.net', 'threads.net'],
  ['bücher.example', 'bücher.example'],
  ['例え.テスト', '例え.テスト'],
  ['пример.испытание', 'пример.испытание'],
  ['παράδειγμα.δοκιμή', 'παράδειγμα.δοκιμή'],
  ['مثال.إختبار', 'مثال.إختبار'],
  ['xn--bcher-kva.xn--p1ai', 'bücher.рф'],
])('%s is written %s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  'thrеads.net', // one Cyrillic letter
  'соре.example', // all Cyrillic, looks Latin
  'раураӏ.example',
  'ελlo.example', // Greek and Latin
  '💩.example',
])('%s stays in punycode', (text) => {
  expect(shown(text)).toMatch(/^xn--/);
});

test('what is shown always means the same domain, and no Unicode name makes it fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (label) => {
      const domain = parseDomain(`${label}.example`);
      if (domain !== undefined) expect(parseDomain(displayDomain(domain))).toBe(domain);
    }),
    { numRuns: 500 },
  );
});

test('punycode that decodes to nothing is shown as it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^xn--[a-z0-9-]{1,20}$/), (label) => {
      const domain = `${label}.example` as Domain;
      expect(parseDomain(displayDomain(domain)) ?? domain).toBe(domain);
    }),
    { numRuns: 500 },
  );
});
