import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Domain, isWithin, parseDomain, withParents } from './domain-name';

function domain(text: string): Domain {
  const parsed = parseDomain(text);
  if (parsed === undefined) throw new Error(`${text} is no domain`);
  return parsed;
}

describe('parseDomain', () => {
  test.each([
    ['threads.net', 'threads.net'],
    ['Threads.NET', 'threads.net'],
    ['threads.net.', 'threads.net'],
    [' threads.net\n', 'threads.net'],
    ['threads.net:443', 'threads.net'],
    ['threads.net.:3000', 'threads.net'],
    ['localhost:3000', 'localhost'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['BÜCHER.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['例え。テスト', 'xn--r8jz45g.xn--zckzah'],
    ['ｔｈｒｅａｄｓ.net', 'threads.net'],
    ['my_host.example', 'my_host.example'],
    ['a-.tumblr.com', 'a-.tumblr.com'],
    ['4chan.example', '4chan.example'],
  ])('reads %j as %s', (text, expected) => {
    expect(parseDomain(text)).toBe(expected);
  });

  test.each([
    '',
    '.',
    '..',
    'threads..net',
    '.threads.net',
    'threads.net..',
    'https://threads.net',
    'threads.net/@zuck',
    'zuck@threads.net',
    'threads.net?x',
    'threads.net#x',
    'threads.net\\x',
    'threads net',
    'threads.net:',
    'threads.net:port',
    '%74hreads.net',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    'example.0x7f',
    '[::1]',
    '::1',
    'thr\u200beads.net',
    'threads\u00ad.net',
    'threads.net\u200d',
    'threads.net\u2060',
    '\ufeffthreads\ufeff.net',
    'threads\u202e.net',
    'threads.\u{e0061}net',
    'threads.ne\u0000t',
    '*.threads.net',
    'thr****.*et',
    'xn--.example',
    'xn--a.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(126)}example`,
  ])('refuses %j', (text) => {
    expect(parseDomain(text)).toBeUndefined();
  });

  test('look-alike letters make another domain, not the one they look like', () => {
    expect(parseDomain('thrеads.net')).not.toBe('threads.net'); // Cyrillic е
    expect(parseDomain('ﬂipboard.com')).toBe('flipboard.com'); // the ligature: browsers map it, and really go there
  });

  test('what it returns it returns again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.string({ unit: 'grapheme' }), fc.webAuthority()), (text) => {
        const once = parseDomain(text);
        if (once !== undefined) expect(parseDomain(once)).toBe(once);
      }),
    );
  });

  test('never throws and never lets through what is no plain host name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseDomain(text) ?? 'none').toMatch(/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/);
      }),
    );
  });

  test('agrees with the browser’s own parser about every host that it accepts', () => {
    fc.assert(
      fc.property(fc.domain(), (name) => {
        const parsed = parseDomain(name);
        if (parsed !== undefined) expect(parsed).toBe(new URL(`http://${name}`).hostname);
      }),
    );
  });
});

describe('isWithin', () => {
  test.each([
    ['threads.net', 'threads.net', true],
    ['www.threads.net', 'threads.net', true],
    ['notthreads.net', 'threads.net', false],
    ['threads.net.evil.example', 'threads.net', false],
    ['net', 'threads.net', false],
    ['threads.net', 'www.threads.net', false],
  ])('%s within %s: %s', (name, parent, expected) => {
    expect(isWithin(domain(name), domain(parent))).toBe(expected);
  });
});

test('the parents of a domain are its suffixes by whole labels, longest first', () => {
  expect(withParents(domain('a.b.example'))).toEqual(['a.b.example', 'b.example', 'example']);
  fc.assert(
    fc.property(fc.domain(), (name) => {
      const parsed = parseDomain(name);
      if (parsed === undefined) return;
      for (const parent of withParents(parsed)) expect(isWithin(parsed, parent)).toBe(true);
    }),
  );
});
