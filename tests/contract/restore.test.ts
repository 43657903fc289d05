import { afterEach, expect, test } from 'vitest';
import { parseDomain } from '../../lib/fediverse/domain-name';
import type { Person } from '../sandbox/world/model.ts';
import { acceptFollow } from '../sandbox/world/social-rules.ts';
import { followsOf, type Living, startLiving } from './living';

const HOUR = 3_600_000;
const threads = parseDomain('threads.net');
if (!threads) throw new Error('no domain');
const domain = threads;

let living: Living;
afterEach(() => living.close());

test('505 follows come back with their flags and lists, over two days, late acceptances and restarts', async () => {
  living = await startLiving({
    threadsFollows: 505,
    statuses: 20,
    mastodonLike: { acceptDelayMs: 20 * 60_000 },
  });
  const { sandbox } = living;
  const { me } = sandbox.world;
  let background = await living.restart();
  const before = followsOf(living, domain);
  expect(before).toHaveLength(505);
  expect(before.filter(({ lists }) => lists.length > 0).length).toBeGreaterThan(0);
  expect(before.filter(({ reblogs }) => !reblogs).length).toBeGreaterThan(0);

  await background.jobs.startBlock(background.accountKey, [domain], domain, true);
  expect(me.blocksDomain(domain)).toBe(false);
  await living.until(() => me.blocksDomain(domain) && followsOf(living, domain).length === 0, HOUR);

  background = await living.restart();
  const { listSnapshots } = await import('../../lib/background/snapshots');
  const [snapshot] = await listSnapshots(background.accountKey);
  expect(snapshot?.follows).toHaveLength(505);
  if (!snapshot) return;
  await background.jobs.startRestore(snapshot);
  await living.until(() => followsOf(living, domain).length > 100, 4 * HOUR, 10_000);
  background = await living.restart();
  await living.until(() => followsOf(living, domain).length > 390, 24 * HOUR, 60_000);
  expect(sandbox.requests.filter(({ status }) => status === 429)).toEqual([]);
  await living.restart();
  const { allJobs } = await import('../../lib/background/jobs/store');
  const isDone = async () => (await allJobs()).every(({ state }) => state === 'done');
  await living.until(() => followsOf(living, domain).length > 470, 48 * HOUR, 300_000);
  expect(await isDone()).toBe(false);
  // Locked accounts answer when their people do.
  const { world } = sandbox;
  for (const { targetId } of world.followRequests.from(world.me.id))
    acceptFollow(world, world.me.id, targetId);
  await living.until(isDone, 24 * HOUR, 300_000);
  expect(followsOf(living, domain)).toEqual(before);
}, 180_000);

test('who asked to follow is kept by name, and is turned away by the block', async () => {
  living = await startLiving({ threadsFollows: 20, statuses: 20 });
  const { world } = living.sandbox;
  const asking = [...world.people.values()].find((person) => person.domain === domain);
  if (!asking) throw new Error('nobody on Threads');
  world.followRequests.set(asking.id, world.me.id, { reblogs: true, notify: false, languages: null });
  const background = await living.restart();
  await background.jobs.startBlock(background.accountKey, [domain], domain, true);
  await living.until(() => world.followRequests.get(asking.id, world.me.id) === undefined, HOUR);
  const { listSnapshots } = await import('../../lib/background/snapshots');
  const [snapshot] = await listSnapshots(background.accountKey);
  expect(snapshot?.requests.map(({ acct }) => acct)).toContain(`${asking.username}@${domain}`);
}, 60_000);

test('blocks that the server cannot be asked for are told with what is known of them', async () => {
  living = await startLiving({ threadsFollows: 20, statuses: 20 });
  const { faults, world } = living.sandbox;
  world.me.domainBlocks.set('elsewhere.example', world.me.nextRow());
  const { accountKey } = await living.restart();
  const { handlers } = await import('../../lib/background/handlers');
  const sender = { origin: living.sandbox.origin };
  const listed = await handlers.listDomainBlocks({ accountKey }, sender);
  const notes = [{ domain: 'elsewhere.example', note: 'why', tag: '' }];
  await handlers.setBlockNotes({ accountKey, notes }, sender);
  faults.add({ kind: 'drop-before' });
  expect(await handlers.listDomainBlocks({ accountKey }, sender)).toMatchObject({ ok: false });
  expect(await handlers.listKnownBlocks({ accountKey }, sender)).toEqual({
    ok: true,
    value: [{ ...(listed.ok && listed.value[0]), note: 'why' }],
  });
}, 60_000);

test('a restore that the token does not reach for is refused before its domain is unblocked', async () => {
  living = await startLiving({ threadsFollows: 20, statuses: 20 });
  const { me } = living.sandbox.world;
  const { accountKey, jobs } = await living.restart();
  await jobs.startBlock(accountKey, [domain], domain, true);
  await living.until(() => me.blocksDomain(domain), HOUR);
  const { openDatabase } = await import('../../lib/background/database');
  const { allJobs } = await import('../../lib/background/jobs/store');
  const { handlers } = await import('../../lib/background/handlers');
  const database = await openDatabase();
  const account = await database.get('accounts', accountKey);
  const [snapshot] = await database.getAll('snapshots');
  if (!account || !snapshot) throw new Error('nothing was kept');
  const before = (await allJobs()).length;
  await database.put('accounts', { ...account, scopes: ['profile', 'read:blocks', 'write:blocks'] });
  const sender = { origin: living.sandbox.origin };
  expect(await handlers.restoreSnapshot({ snapshotId: snapshot.id }, sender)).toEqual({
    ok: false,
    error: { kind: 'missing-scope' },
  });
  expect(await allJobs()).toHaveLength(before);
  expect(me.blocksDomain(domain)).toBe(true);
  await database.put('accounts', account);
  expect(await handlers.restoreSnapshot({ snapshotId: snapshot.id }, sender)).toMatchObject({ ok: true });
}, 60_000);

/** Blocks the domain, gives its first accounts new ids, and restores: how each of these ended, once none waits any more. */
async function restoreReborn(move: (reborn: readonly Person[]) => void): Promise<(string | undefined)[]> {
  const { world } = living.sandbox;
  const moved = followsOf(living, domain)
    .map(({ targetId }) => world.person(targetId))
    .filter(({ locked }) => !locked)
    .slice(0, 3);
  const { accountKey, jobs } = await living.restart();
  await jobs.startBlock(accountKey, [domain], domain, true);
  await living.until(() => world.me.blocksDomain(domain) && followsOf(living, domain).length === 0, HOUR);
  for (const old of moved) old.deleted = true;
  move(moved.map((old) => ({ ...old, id: String(BigInt(old.id) + 1n), deleted: false })));
  const { listSnapshots } = await import('../../lib/background/snapshots');
  const { stepsOf } = await import('../../lib/background/jobs/store');
  const [snapshot] = await listSnapshots(accountKey);
  if (!snapshot) throw new Error('no snapshot');
  const jobId = await jobs.startRestore(snapshot);
  const outcomes = async () => {
    const steps = await stepsOf(jobId);
    return moved.map(
      ({ username }) =>
        steps.find(({ work }) => work.kind === 'follow' && work.tie.acct === `${username}@${domain}`)
          ?.outcome,
    );
  };
  await living.until(async () => (await outcomes()).every((one) => one && one !== 'requested'), HOUR);
  return outcomes();
}

test('accounts that came back under another id are followed again, also one that the server has to ask for', async () => {
  living = await startLiving({ threadsFollows: 20, statuses: 20, mastodonLike: { acceptDelayMs: 1_000 } });
  const { world } = living.sandbox;
  const outcomes = await restoreReborn(([known, forgotten]) => {
    if (!known || !forgotten) throw new Error('too few follows');
    world.people.set(known.id, known);
    world.unmet.push(forgotten);
  });
  expect(outcomes).toEqual(['restored', 'restored', 'gone']);
  expect(followsOf(living, domain).filter(({ targetId }) => world.person(targetId).deleted)).toEqual([]);
}, 60_000);

test.each([403, 404, 422])(
  'an account that is gone from a server that asks for none elsewhere (%i) is gone',
  async (status) => {
    living = await startLiving({ threadsFollows: 20, statuses: 20, mastodonLike: { acceptDelayMs: 1_000 } });
    const { faults, world } = living.sandbox;
    faults.add({ kind: 'status', statuses: [status], path: /accounts\/search$/ });
    expect(await restoreReborn((reborn) => world.unmet.push(...reborn))).toEqual(['gone', 'gone', 'gone']);
  },
  60_000,
);
