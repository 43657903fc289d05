import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { behindShim, cleanLink, originalLink } from './links';
import { trackingBySite, trackingEverywhere } from './tracking-parameters';

describe('behindShim', () => {
  const target = 'https://example.org/a?b=1';
  const wrapped = encodeURIComponent(target);
  test.each([
    `https://l.threads.net/?u=${wrapped}&e=AT0x`,
    `https://l.threads.com/?u=${wrapped}&e=AT0x`,
    `https://l.instagram.com/?u=${wrapped}&e=AT0x&s=1`,
    `https://l.facebook.com/l.php?u=${wrapped}&h=AT0x`.replace('/l.php', '/'),
    `https://lm.facebook.com/?u=${wrapped}`,
    `https://www.facebook.com/l.php?u=${wrapped}`,
    `https://www.threads.com/linkshim/?u=${wrapped}`,
    `HTTPS://L.THREADS.NET:443/?u=${wrapped}`,
  ])('%s leads to the page', (link) => {
    expect(behindShim(link)).toBe(target);
  });

  test.each([
    `https://l.threads.net.evil.example/?u=${wrapped}`,
    `https://evil.example/l.threads.net/?u=${wrapped}`,
    `https://www.threads.com/?u=${wrapped}`,
    'https://l.threads.net/',
    'https://l.threads.net/?u=javascript:alert(1)',
    'https://l.threads.net/?u=%2Frelative',
    'not an address',
  ])('%s is left alone', (link) => {
    expect(behindShim(link)).toBeUndefined();
  });
});

describe('cleanLink', () => {
  test.each([
    ['https://example.org/?utm_source=a&id=1&fbclid=x', 'https://example.org/?id=1'],
    ['https://example.org/?fbclid=x', 'https://example.org/'],
    ['https://example.org/p?fbclid=x#part', 'https://example.org/p#part'],
    ['https://www.threads.com/@a/post/X?xmt=AQG&slof=1', 'https://www.threads.com/@a/post/X'],
    ['https://www.instagram.com/p/X/?igsh=a&img_index=2', 'https://www.instagram.com/p/X/?img_index=2'],
    ['https://m.facebook.com/x?__cft__%5B0%5D=A&v=1', 'https://m.facebook.com/x?v=1'],
    ['https://youtu.be/abc?si=x&t=10', 'https://youtu.be/abc?t=10'],
    [
      `https://l.threads.com/?u=${encodeURIComponent('https://example.org/?a=1&fbclid=x')}&e=1`,
      'https://example.org/?a=1',
    ],
  ])('%s becomes %s', (link, cleaned) => {
    expect(cleanLink(link)).toBe(cleaned);
  });

  test.each([
    'https://www.threads.com/search?q=cats&serp_type=default',
    'https://example.org/?q=a%20b+c&x=%7E&y',
    'https://example.org/?si=4',
    'https://notthreads.net/?xmt=1',
    'https://urldefense.com/v3?utm_source=x',
    'https://example.org/#?fbclid=x',
    'mailto:a@example.org?utm_source=x',
    'not an address',
  ])('%s stays as it is, to the letter', (link) => {
    expect(cleanLink(link)).toBe(link);
  });

  test('cleaning twice is cleaning once, and only known names go', () => {
    const known = [...trackingEverywhere, ...Object.values(trackingBySite).flat()].map((rule) =>
      rule.replace('*', 'x'),
    );
    const name = fc.oneof(fc.constantFrom(...known), fc.stringMatching(/^[a-z]{1,6}$/));
    const site = fc.constantFrom('example.org', 'www.threads.com', 'facebook.com', 'youtu.be');
    fc.assert(
      fc.property(site, fc.array(fc.tuple(name, fc.stringMatching(/^\w{0,5}$/))), (host, pairs) => {
        const link = `https://${host}/p?${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`;
        const cleaned = cleanLink(link);
        expect(cleanLink(cleaned)).toBe(cleaned);
        const left = new URL(cleaned).searchParams;
        for (const [key] of pairs) if (!known.includes(key)) expect(left.has(key)).toBe(true);
        expect(left.has('fbclid')).toBe(false);
      }),
    );
  });

  test('shims in shims are unwrapped, but not for ever', () => {
    let link = 'https://example.org/';
    for (let depth = 0; depth < 2; depth += 1) link = `https://l.threads.net/?u=${encodeURIComponent(link)}`;
    expect(cleanLink(link)).toBe('https://example.org/');
    for (let depth = 0; depth < 5; depth += 1) link = `https://l.threads.net/?u=${encodeURIComponent(link)}`;
    expect(cleanLink(link)).toMatch(/^https:\/\/l\.threads\.net\//);
  });
});

describe('originalLink', () => {
  test.each([
    ['https://www.threads.net/@zuck/post/C01LXhDrCAM', 'https://www.threads.com/@zuck/post/C01LXhDrCAM'],
    [
      'https://www.threads.com/@zuck/post/C01LXhDrCAM?xmt=A',
      'https://www.threads.com/@zuck/post/C01LXhDrCAM',
    ],
    ['https://mastodon.example/@a/1', 'https://mastodon.example/@a/1'],
    ['https://threads.net.evil.example/@a/post/1', 'https://threads.net.evil.example/@a/post/1'],
  ])('%s is opened as %s', (url, opened) => {
    expect(originalLink(url)).toBe(opened);
  });

  test.each([
    'https://threads.net/ap/users/17841401746480004/post/17955322232962801/',
    'threads://post/C01',
    '',
  ])('%j cannot be opened by people', (url) => {
    expect(originalLink(url)).toBeUndefined();
  });
});
