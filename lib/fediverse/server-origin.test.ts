import { expect, test } from 'vitest';
import { serverOriginOf } from './server-origin';

test.each([
  ['mastodon.example', 'https://mastodon.example'],
  [' Mastodon.Example ', 'https://mastodon.example'],
  ['https://mastodon.example/home', 'https://mastodon.example'],
  ['https://mastodon.example:8443/', 'https://mastodon.example:8443'],
  ['@me@mastodon.example', 'https://mastodon.example'],
  ['me@mastodon.example', 'https://mastodon.example'],
  ['bücher.example', 'https://xn--bcher-kva.example'],
  ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
  ['http://localhost:3000', 'http://localhost:3000'],
])('%s names %s', (text, origin) => {
  expect(serverOriginOf(text)).toBe(origin);
});

test.each([
  '',
  'mastodon',
  'http://mastodon.example',
  'ftp://mastodon.example',
  'https://10.0.0.1',
  'a b.example',
  'javascript:alert(1)',
])('%j names no server', (text) => {
  expect(serverOriginOf(text)).toBeUndefined();
});
