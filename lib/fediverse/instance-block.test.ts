import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Domain, parseDomain } from './domain-name';
import { type InstanceBlock, indexInstanceBlocks, instanceLimitOf, namesToHash } from './instance-block';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function limitOf(host: string, blocks: readonly InstanceBlock[]) {
  const domain = parseDomain(host) as Domain;
  const digests = new Map(namesToHash(domain).map((name) => [name, sha256(name)]));
  return instanceLimitOf(domain, indexInstanceBlocks(blocks), digests);
}

describe('namesToHash', () => {
  test('names the domain, its parents, and each with a star', () => {
    expect(namesToHash(parseDomain('www.threads.net') as Domain)).toEqual([
      'www.threads.net',
      '*.www.threads.net',
      'threads.net',
      '*.threads.net',
      'net',
      '*.net',
    ]);
  });

  test('the digest of threads.net is the one that Mastodon publishes', () => {
    expect(sha256('threads.net')).toBe('b21d0b29503885ad18844f66c5abc26d7eac38e572c5cceee663e6ea08d1e825');
  });
});

describe('instanceLimitOf', () => {
  const plain: InstanceBlock = { domain: 'spam.example', severity: 'silence', comment: 'spam' };
  const obfuscated: InstanceBlock = {
    domain: 'thr****.*et',
    digest: sha256('threads.net'),
    severity: 'silence',
    comment: null,
  };

  test('an entry covers its domain and everything under it, but no look-alike', () => {
    const found = { severity: 'silence', listed: 'spam.example', reason: 'spam' };
    expect(limitOf('spam.example', [plain])).toEqual(found);
    expect(limitOf('a.b.spam.example', [plain])).toEqual(found);
    expect(limitOf('notspam.example', [plain])).toBeUndefined();
    expect(limitOf('spam.example.org', [plain])).toBeUndefined();
    expect(limitOf('example', [plain])).toBeUndefined();
  });

  test('an obfuscated entry is found by its digest, for sub-domains too', () => {
    expect(limitOf('threads.net', [obfuscated])).toEqual({ severity: 'silence', listed: 'threads.net' });
    expect(limitOf('www.threads.net', [obfuscated])?.listed).toBe('threads.net');
    expect(limitOf('threads.com', [obfuscated])).toBeUndefined();
  });

  test('without digests an obfuscated entry matches nothing', () => {
    expect(
      instanceLimitOf(parseDomain('threads.net') as Domain, indexInstanceBlocks([obfuscated])),
    ).toBeUndefined();
  });

  test('a digest in capitals is the same digest', () => {
    expect(
      limitOf('threads.net', [{ ...obfuscated, digest: sha256('threads.net').toUpperCase() }]),
    ).toBeDefined();
  });

  test('an entry with a star covers the domain under it, found by name or by digest', () => {
    expect(limitOf('a.evil.example', [{ domain: '*.evil.example', severity: 'suspend' }])?.severity).toBe(
      'suspend',
    );
    const hashed: InstanceBlock = {
      domain: '*.e***.******e',
      digest: sha256('*.evil.example'),
      severity: 'suspend',
    };
    expect(limitOf('a.evil.example', [hashed])?.listed).toBe('evil.example');
  });

  test('the longest listed name wins, in any order', () => {
    const blocks: InstanceBlock[] = [
      { domain: 'example', severity: 'silence' },
      { domain: 'b.example', severity: 'suspend' },
      { domain: 'a.b.example', severity: 'silence' },
    ];
    for (const order of [blocks, blocks.toReversed()]) {
      expect(limitOf('x.a.b.example', order)).toEqual({ severity: 'silence', listed: 'a.b.example' });
      expect(limitOf('b.example', order)?.severity).toBe('suspend');
      expect(limitOf('c.example', order)?.listed).toBe('example');
    }
  });

  test('of two entries for one name the suspension counts', () => {
    const blocks: InstanceBlock[] = [
      { domain: 'a.example', severity: 'suspend' },
      { domain: 'A.Example.', severity: 'silence' },
    ];
    for (const order of [blocks, blocks.toReversed()])
      expect(limitOf('a.example', order)?.severity).toBe('suspend');
  });

  test.each([undefined, null, '', '  '])('a comment %j is no reason', (comment) => {
    const block: InstanceBlock = {
      domain: 'a.example',
      severity: 'silence',
      ...(comment !== undefined && { comment }),
    };
    expect(limitOf('a.example', [block])).toEqual({ severity: 'silence', listed: 'a.example' });
  });

  test('an entry that is no name at all matches nothing', () => {
    for (const domain of ['', '*', '*.', '****', 'a/b', '1.2.3.4']) {
      expect(limitOf('a.example', [{ domain, severity: 'suspend' }])).toBeUndefined();
    }
  });

  test('on any list it finds the entry that a slow reading finds', () => {
    const name = fc
      .array(fc.constantFrom('a', 'b', 'c', 'x-a'), { minLength: 1, maxLength: 4 })
      .map((labels) => labels.join('.'));
    fc.assert(
      fc.property(name, fc.uniqueArray(name, { maxLength: 20 }), (host, listed) => {
        const blocks = listed.map((domain): InstanceBlock => ({ domain, severity: 'silence' }));
        const covering = listed.filter((entry) => host === entry || host.endsWith(`.${entry}`));
        const slow = covering.toSorted((a, b) => b.length - a.length)[0];
        expect(limitOf(host, blocks)?.listed).toBe(slow);
      }),
    );
  });
});
