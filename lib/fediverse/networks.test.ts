import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAcct } from './acct';
import { type Domain, parseDomain } from './domain-name';
import { aboutOf, factsOf, originOf } from './network-facts';
import { isNumericThreadsHandle, networkOf, networks } from './networks';

function networkIdOf(host: string): string | undefined {
  const domain = parseDomain(host);
  return domain && networkOf(domain)?.id;
}

function origin(acct: string) {
  const parsed = parseAcct(acct);
  return parsed && originOf(parsed);
}

describe('networkOf', () => {
  test.each([
    ['threads.net', 'threads'],
    ['www.threads.net', 'threads'],
    ['threads.com', 'threads'],
    ['www.threads.com', 'threads'],
    ['THREADS.NET.', 'threads'],
    ['threads.net:443', 'threads'],
    ['bsky.brid.gy', 'bluesky'],
    ['web.brid.gy', 'web'],
    ['mostr.pub', 'nostr'],
    ['kilogram.makeup', 'instagram'],
    ['bird.makeup', 'twitter'],
    ['flipboard.com', 'flipboard'],
    ['blog.wordpress.com', 'wordpress-com'],
    ['a.blog.wordpress.com', 'wordpress-com'],
    ['paper.ghost.io', 'ghost'],
    ['staff.tumblr.com', 'tumblr'],
    ['tumblr.com', 'tumblr'],
    ['truthsocial.com', 'truth-social'],
    ['gab.com', 'gab'],
  ])('%s belongs to %s', (host, id) => {
    expect(networkIdOf(host)).toBe(id);
  });

  test.each([
    'notthreads.net',
    'threads.net.evil.example',
    'www.threads.net.evil.example',
    'ap.threads.net',
    'www.www.threads.net',
    'wwwthreads.net',
    'threads.net-evil.example',
    'threads-net.example',
    'threads',
    'net',
    'thr\u200beads.net',
    'thrеads.net', // Cyrillic е
    'tһreads.net', // Cyrillic һ
    'threads.social',
    'brid.gy',
    'ghost.io',
    'wordpress.com',
    'notwordpress.com',
    'wordpress.com.evil.example',
    'evil.example',
    'mastodon.social',
  ])('%j belongs to none', (host) => {
    expect(networkIdOf(host)).toBeUndefined();
  });

  const hosts = networks.flatMap((network) => network.hosts.map((host) => ({ host, id: network.id })));
  const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,8}[a-z0-9])?$/);

  test('case, a port and a dot at the end change nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...hosts),
        label,
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        fc.constantFrom('', '.', ':443', '.:8080'),
        ({ host, id }, sub, upper, tail) => {
          const plain = host.replace('*', sub);
          const mixed = [...plain]
            .map((letter, at) => (upper[at % 40] ? letter.toUpperCase() : letter))
            .join('');
          expect(networkIdOf(mixed + tail)).toBe(id);
        },
      ),
    );
  });

  test('nothing glued to either end of a host passes for it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...hosts), label, ({ host }, glue) => {
        const bare = host.replace('*.', '');
        expect(networkIdOf(`${glue}${bare}`)).toBeUndefined();
        expect(networkIdOf(`${bare}.${glue}.example`)).toBeUndefined();
        expect(networkIdOf(`${bare}${glue}`)).toBeUndefined();
      }),
    );
  });

  test('invisible characters never help', () => {
    const invisible = fc.constantFrom(
      '\u200b',
      '\u200c',
      '\u200d',
      '\u2060',
      '\u00ad',
      '\ufeff',
      '\u202e',
      '\u180e',
    );
    fc.assert(
      fc.property(fc.constantFrom(...hosts), invisible, fc.nat(), ({ host }, character, place) => {
        const bare = host.replace('*', 'a');
        const at = 1 + (place % (bare.length - 1));
        expect(networkIdOf(bare.slice(0, at) + character + bare.slice(at))).toBeUndefined();
      }),
    );
  });

  test('on random hosts it agrees with a slow, plain reading of the data', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.domain(),
          fc.constantFrom(...hosts).map(({ host }) => host.replace('*', 'x')),
        ),
        (host) => {
          const domain = parseDomain(host);
          if (domain === undefined) return;
          const slow = hosts.find((entry) =>
            entry.host.startsWith('*.')
              ? domain.endsWith(entry.host.slice(1))
              : domain === entry.host || domain === `www.${entry.host}`,
          );
          expect(networkOf(domain)?.id).toBe(slow?.id);
        },
      ),
    );
  });
});

describe('originOf', () => {
  const npub = `npub1${'q'.repeat(58)}`;
  test.each([
    ['zuck@threads.net', '@zuck', 'https://www.threads.com/@zuck'],
    ['alice.bsky.social@bsky.brid.gy', '@alice.bsky.social', 'https://bsky.app/profile/alice.bsky.social'],
    ['snarfed.org@bsky.brid.gy', '@snarfed.org', 'https://bsky.app/profile/snarfed.org'],
    ['clouatre.ca@web.brid.gy', 'clouatre.ca', 'https://clouatre.ca/'],
    ['umwelthilfe@kilogram.makeup', '@umwelthilfe', 'https://www.instagram.com/umwelthilfe/'],
    ['gorskon@bird.makeup', '@gorskon', 'https://x.com/gorskon'],
    ['author@blog.wordpress.com', 'blog.wordpress.com', 'https://blog.wordpress.com/'],
    ['index@paper.ghost.io', 'paper.ghost.io', 'https://paper.ghost.io/'],
    [`${npub}@mostr.pub`, npub, undefined],
  ])('%s is %s at home', (acct, handle, url) => {
    expect(origin(acct)).toMatchObject(url === undefined ? { handle } : { handle, url });
  });

  test.each([
    'bsky.brid.gy@bsky.brid.gy', // the bridge's own account
    'alice@bsky.brid.gy', // Bluesky handles are domains
    'someone@mostr.pub',
    'someone@truthsocial.com',
    'someone@mastodon.social',
    'local',
  ])('%s is at home nowhere we know', (acct) => {
    expect(origin(acct)).toBeUndefined();
  });

  test('a user name cannot break out of the address that it is put into', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(...networks),
        (username, { hosts: [host = ''] }) => {
          const domain = parseDomain(host.replace('*', 'x')) as Domain;
          const found = originOf({ username, domain });
          if (!found?.url) return;
          const url = new URL(found.url);
          expect([url.protocol, url.search, url.hash]).toEqual(['https:', '', '']);
        },
      ),
    );
  });
});

test('a Threads handle that is only a number is told apart from a name', () => {
  const isNumeric = (acct: string) => isNumericThreadsHandle(parseAcct(acct) ?? { username: '' });
  expect(isNumeric('17841452547050663@threads.net')).toBe(true);
  expect(isNumeric('1984@threads.net')).toBe(false);
  expect(isNumeric('17841452547050663@mastodon.social')).toBe(false);
});

describe('the data', () => {
  test('every file names its network by its own name, and no host is listed twice', () => {
    for (const network of networks) expect(factsOf(network.id), network.id).not.toEqual([]);
    const hosts = networks.flatMap((network) => network.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  test('every network says whose it is, and a carrier only what does not come by itself', () => {
    for (const { id } of networks) {
      const about = aboutOf(id);
      expect(about?.owner, id).toMatch(/\S/);
      expect(about?.carrier !== undefined, id).toBe(
        about?.reach === 'bridged' || about?.reach === 'mirrored',
      );
    }
  });

  test('hosts are written in normal form', () => {
    for (const host of networks.flatMap((network) => network.hosts)) {
      const bare = host.replace(/^\*\./, '');
      expect(parseDomain(bare)).toBe(bare);
      expect(host).not.toMatch(/^www\./);
    }
  });

  test('every fact is dated and has a source', () => {
    for (const fact of networks.flatMap((network) => factsOf(network.id))) {
      expect(fact.checkedOn).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
      expect(fact.sources.length).toBeGreaterThan(0);
      for (const source of fact.sources) expect(new URL(source).protocol).toBe('https:');
    }
  });

  test('a network that is not known has no facts', () => {
    expect(factsOf('nowhere')).toEqual([]);
  });
});
