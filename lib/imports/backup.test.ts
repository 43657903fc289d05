import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBackup, writeBackup } from './backup';

const block = fc.record(
  { domain: fc.domain(), since: fc.nat(), source: fc.string(), note: fc.string(), tag: fc.string() },
  { requiredKeys: ['domain', 'since', 'source'], noNullPrototype: true },
);

test('a backup comes back without loss', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string(), fc.array(block), (writtenAt, account, blocks) => {
      const backup = { writtenAt, account, blocks };
      expect(readBackup(writeBackup(backup))).toEqual({ ok: true, value: { sluice: 1, ...backup } });
    }),
  );
});

test('a backup of a later version is told apart from a file that is none', () => {
  expect(readBackup('{"sluice":2}')).toEqual({ ok: false, error: 'newer' });
  expect(readBackup('{"sluice":1}')).toEqual({ ok: false, error: 'no-backup' });
  expect(readBackup('threads.net')).toEqual({ ok: false, error: 'no-backup' });
});
