/** A backup comes back through the messages, the work and the database as it was written. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { readBackup, writeBackup } from '../../lib/imports/backup';
import type { BlockRow } from '../../lib/messaging/answers';
import { type Living, startLiving } from './living';

const HOUR = 3_600_000;

let living: Living;
afterEach(() => living.close());

const text = fc.string({ minLength: 1, maxLength: 60 });
/** A block, whether it is blocked already when the backup comes back, and what is noted about it then. */
const saved = fc.record({
  block: fc.record(
    { since: fc.nat(), source: text, note: text, tag: text },
    { requiredKeys: ['since', 'source'], noNullPrototype: true },
  ),
  isBlocked: fc.boolean(),
  mine: fc.option(text),
});

const byDomain = (one: BlockRow, other: BlockRow) => (one.domain < other.domain ? -1 : 1);

test('what was saved of blocks is what is there again, blocked before or not', async () => {
  living = await startLiving({ statuses: 20 });
  const { me } = living.sandbox.world;
  const { accountKey } = await living.restart();
  const { handlers } = await import('../../lib/background/handlers');
  const { openDatabase } = await import('../../lib/background/database');
  const { allJobs } = await import('../../lib/background/jobs/store');
  const sender = { origin: living.sandbox.origin };
  const isDone = async () => (await allJobs()).every(({ state }) => state === 'done');

  await fc.assert(
    fc.asyncProperty(fc.array(saved, { minLength: 1, maxLength: 6 }), async (made) => {
      await (await openDatabase()).clear('blockNotes');
      me.domainBlocks.clear();
      const all = made.map((one, index) => ({ ...one, domain: `host${index}.example` }));
      for (const { domain, isBlocked } of all) if (isBlocked) me.domainBlocks.set(domain, me.nextRow());
      await handlers.listDomainBlocks({ accountKey }, sender);
      const notes = all.flatMap(({ domain, mine }) => (mine ? [{ domain, note: mine, tag: '' }] : []));
      await handlers.setBlockNotes({ accountKey, notes }, sender);

      const blocks = all.map(({ domain, block }) => ({ domain, ...block }));
      const read = readBackup(writeBackup({ writtenAt: 0, account: accountKey, blocks }));
      if (!read.ok) throw new Error(read.error);
      await handlers.restoreNotes({ accountKey, blocks: read.value.blocks, keeps: 'file' }, sender);
      const domains = all.filter(({ isBlocked }) => !isBlocked).map(({ domain }) => domain);
      const wish = { accountKey, domains, title: 'sluice.json', withSnapshot: false, fromBackup: true };
      if (domains.length > 0) await handlers.blockDomains(wish, sender);
      await living.until(isDone, HOUR);

      const listed = await handlers.listDomainBlocks({ accountKey }, sender);
      // Words of the person's own are lost only for other words.
      const expected = all.map(({ domain, block, mine }) => ({
        domain,
        ...(mine && { note: mine }),
        ...block,
      }));
      expect(listed.ok && listed.value.toSorted(byDomain)).toEqual(expected.toSorted(byDomain));
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('words that a person has stay unless they want those of the backup', async () => {
  living = await startLiving({ statuses: 20 });
  const { accountKey } = await living.restart();
  const { handlers } = await import('../../lib/background/handlers');
  const sender = { origin: living.sandbox.origin };
  await handlers.setBlockNotes(
    { accountKey, notes: [{ domain: 'a.example', note: 'mine', tag: '' }] },
    sender,
  );
  const blocks = [{ domain: 'a.example', since: 5, source: 'list', note: 'saved', tag: 'tag' }];
  await handlers.restoreNotes({ accountKey, blocks, keeps: 'mine' }, sender);
  expect(await handlers.listNotes({ accountKey }, sender)).toEqual({
    ok: true,
    value: [{ domain: 'a.example', since: 5, source: 'list', note: 'mine', tag: 'tag' }],
  });
  await handlers.restoreNotes({ accountKey, blocks, keeps: 'file' }, sender);
  expect(await handlers.listNotes({ accountKey }, sender)).toMatchObject({ value: blocks });
}, 60_000);
