import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { domainOfAcct, fullAcct, parseAcct } from './acct';
import { type Domain, parseDomain } from './domain-name';

const home = parseDomain('home.example') as Domain;

describe('parseAcct', () => {
  test.each([
    ['user', { username: 'user' }],
    ['@user', { username: 'user' }],
    ['user@threads.net', { username: 'user', domain: 'threads.net' }],
    ['@user@Threads.net', { username: 'user', domain: 'threads.net' }],
    ['acct:user@threads.net', { username: 'user', domain: 'threads.net' }],
    [' @user@threads.net ', { username: 'user', domain: 'threads.net' }],
    ['@alice.bsky.social@bsky.brid.gy', { username: 'alice.bsky.social', domain: 'bsky.brid.gy' }],
    ['@17841452547050663@threads.net', { username: '17841452547050663', domain: 'threads.net' }],
    ['@müller@bücher.example', { username: 'müller', domain: 'xn--bcher-kva.example' }],
    ['user@localhost:3000', { username: 'user', domain: 'localhost' }],
  ])('reads %j', (text, expected) => {
    expect(parseAcct(text)).toEqual(expected);
  });

  test.each([
    '',
    '@',
    '@@threads.net',
    'user@',
    '@user@',
    'a@b@c',
    '@user@threads.net@evil.example',
    '@user@1.2.3.4',
    'us er@threads.net',
    'us\u200ber@threads.net',
    'user@thr\u200beads.net',
    'https://threads.net/@user',
    'user/../@threads.net',
    'Handle unavailable',
  ])('refuses %j', (text) => {
    expect(parseAcct(text)).toBeUndefined();
  });
});

test('a handle without a domain belongs to the server one is on', () => {
  expect(domainOfAcct('user', home)).toBe('home.example');
  expect(domainOfAcct('@user@threads.net', home)).toBe('threads.net');
  expect(domainOfAcct('@user@', home)).toBeUndefined();
  expect(fullAcct('@user', home)).toBe('user@home.example');
  expect(fullAcct('user@Threads.net.', home)).toBe('user@threads.net');
  expect(fullAcct('', home)).toBeUndefined();
});

test('a handle written out stays as it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9_.-]{1,30}$/), fc.domain(), (username, host) => {
      const full = fullAcct(`@${username}@${host}`, home);
      if (full !== undefined) expect(fullAcct(full, home)).toBe(full);
    }),
  );
});
