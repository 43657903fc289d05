import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDomain } from './domain-input';
import { parseDomain } from './domain-name';

const home = parseDomain('home.example');
const isSuffix = (domain: string) => ['com', 'co.uk', 'github.io'].includes(domain);
const read = (text: string) => readDomain(text, home, isSuffix);

test.each([
  ['threads.net', 'threads.net'],
  [' Threads.NET. ', 'threads.net'],
  ['https://Threads.NET/@zuck', 'threads.net'],
  ['http://user:pass@threads.net:8080/path?q=@other.example#x', 'threads.net'],
  ['@zuck@threads.net', 'threads.net'],
  ['zuck@threads.net', 'threads.net'],
  ['acct:zuck@threads.net', 'threads.net'],
  ['threads.net/@zuck', 'threads.net'],
  ['threads.net:443', 'threads.net'],
  ['*.threads.net', 'threads.net'],
  ['www.threads.net', 'www.threads.net'],
  ['thr\u200beads.net', 'threads.net'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['https://bücher.example/', 'xn--bcher-kva.example'],
])('%j means %s', (text, domain) => {
  expect(read(text)).toEqual({ ok: true, value: domain });
});

test.each([
  ['', 'malformed'],
  ['two words.example', 'malformed'],
  ['-', 'public-suffix'],
  ['thr****.*et', 'obfuscated'],
  ['*.*', 'obfuscated'],
  ['192.0.2.7', 'ip-address'],
  ['http://192.0.2.7:3000/', 'ip-address'],
  ['[2001:db8::1]', 'ip-address'],
  ['https://[2001:db8::1]/', 'ip-address'],
  ['2001:db8::1', 'ip-address'],
  ['home.example', 'own-server'],
  ['https://HOME.example/about', 'own-server'],
  ['com', 'public-suffix'],
  ['somebody', 'public-suffix'],
  ['co.uk', 'public-suffix'],
])('%j is refused as %s', (text, problem) => {
  expect(read(text)).toEqual({ ok: false, error: problem });
});

test('takes any text without throwing, and gives only normalised domains', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.webUrl(), fc.domain(), fc.emailAddress(), fc.ipV4(), fc.ipV6()),
      (text) => {
        const result = read(text);
        if (result.ok) expect(parseDomain(result.value)).toBe(result.value);
      },
    ),
  );
});
