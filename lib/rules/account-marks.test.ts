import { describe, expect, test } from 'vitest';
import { type Domain, parseDomain } from '../fediverse/domain-name';
import { type DomainMark, type MarkInput, marksFor } from './account-marks';

const homeDomain = parseDomain('home.example') as Domain;

function marks(acct: string, more: Partial<MarkInput> = {}, domains: Record<string, DomainMark> = {}) {
  return marksFor({ acct, homeDomain, settings: { networksOff: [], domains }, ...more });
}

test('an account of a domain that the person blocked is told, one of its sub-domain is not', () => {
  const blocked = new Set(['spam.example']);
  expect(marks('user@spam.example', { blocked }).isBlocked).toBe(true);
  expect(marks('user@www.spam.example', { blocked }).isBlocked).toBeUndefined();
  expect(marks('user@spam.example').isBlocked).toBeUndefined();
});

describe('the badge', () => {
  test('an account of a known network gets its badge', () => {
    expect(marks('user@threads.net')).toEqual({
      badge: { networkId: 'threads', name: 'Threads' },
      why: 'network',
    });
    expect(marks('alice.bsky.social@bsky.brid.gy').badge?.name).toBe('Bluesky');
  });

  test('other accounts get none', () => {
    expect(marks('user@mastodon.example')).toEqual({ why: 'unknown-domain' });
    expect(marks('user@notthreads.net').badge).toBeUndefined();
    expect(marks('user@threads.net.evil.example').badge).toBeUndefined();
    expect(marks('local')).toEqual({ why: 'home' });
    expect(marks('Handle unavailable')).toEqual({ why: 'no-handle' });
  });

  test('accounts of the server itself get none, even if it belongs to a network', () => {
    const wordpress = parseDomain('blog.wordpress.com') as Domain;
    expect(marks('local', { homeDomain: wordpress })).toEqual({ why: 'home' });
  });

  test('a network can be switched off without touching the others', () => {
    const settings = { networksOff: ['threads'], domains: {} };
    expect(marks('user@threads.net', { settings })).toEqual({ why: 'switched-off' });
    expect(marks('user@mostr.pub', { settings }).badge?.networkId).toBe('nostr');
  });

  test('a domain can be switched off by itself', () => {
    const domains: Record<string, DomainMark> = { 'threads.net': { level: 'show' } };
    expect(marks('user@threads.net', {}, domains)).toEqual({ why: 'switched-off' });
    expect(marks('user@threads.com', {}, domains).badge?.networkId).toBe('threads');
  });

  test('any domain can have a badge, a name, a colour and a note of one’s own', () => {
    const domains: Record<string, DomainMark> = {
      'work.example': { level: 'badge', name: 'Work', colour: 'green', note: 'colleagues' },
      'plain.example': { level: 'badge' },
      'threads.net': { level: 'badge', colour: 'red' },
    };
    expect(marks('a@work.example', {}, domains)).toEqual({
      badge: { name: 'Work', colour: 'green', note: 'colleagues' },
      why: 'own-mark',
    });
    expect(marks('a@plain.example', {}, domains).badge).toEqual({ name: 'plain.example' });
    expect(marks('a@threads.net', {}, domains).badge).toEqual({
      networkId: 'threads',
      name: 'Threads',
      colour: 'red',
    });
    expect(marks('a@sub.work.example', {}, domains).badge).toBeUndefined();
  });

  test('a domain that is called like something every object has is no set domain', () => {
    expect(marks('a@constructor')).toEqual({ why: 'unknown-domain' });
  });

  test('a mark of one’s own counts more than the network’s switch', () => {
    const settings = { networksOff: ['threads'], domains: { 'threads.net': { level: 'badge' } } } as const;
    expect(marks('a@threads.net', { settings }).why).toBe('own-mark');
  });
});

describe('the limited mark', () => {
  test('says whether the domain or only the account is limited', () => {
    const domainLimit = { severity: 'silence', listed: 'spam.example', reason: 'spam' } as const;
    expect(marks('a@spam.example', { domainLimit, account: { limited: true } }).limited).toEqual({
      by: 'domain',
      severity: 'silence',
      reason: 'spam',
    });
    expect(marks('a@fine.example', { account: { limited: true } }).limited).toEqual({
      by: 'account',
      severity: 'silence',
    });
    expect(marks('a@fine.example', { account: { limited: false } }).limited).toBeUndefined();
    expect(marks('a@fine.example').limited).toBeUndefined();
  });

  test('a suspended domain is told apart from a limited one', () => {
    const domainLimit = { severity: 'suspend', listed: 'evil.example' } as const;
    expect(marks('a@evil.example', { domainLimit }).limited).toEqual({ by: 'domain', severity: 'suspend' });
  });

  test('is there beside the badge, and also where the badge is off', () => {
    const domains: Record<string, DomainMark> = { 'threads.net': { level: 'show' } };
    const both = marks('a@threads.net', { account: { limited: true } });
    expect([both.badge?.networkId, both.limited?.by]).toEqual(['threads', 'account']);
    expect(marks('a@threads.net', { account: { limited: true } }, domains).limited?.by).toBe('account');
  });

  test('also for an account of the server itself', () => {
    expect(marks('local', { account: { limited: true } })).toEqual({
      why: 'home',
      limited: { by: 'account', severity: 'silence' },
    });
  });
});
