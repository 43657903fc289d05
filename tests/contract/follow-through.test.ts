/** A block is followed to the end of what the server makes of it, and takes back only what it did itself. */
import { afterEach, expect, test } from 'vitest';
import type { Version } from '../sandbox/server/versions.ts';
import { unfollow } from '../sandbox/world/social-rules.ts';
import { type Living, named, startLiving } from './living';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let living: Living;
afterEach(() => living.close());

const threads = named('threads.net');
const calm = named('calm.example');

async function stepsOfNewest() {
  const { allJobs, stepsOf } = await import('../../lib/background/jobs/store');
  const [job] = await allJobs();
  if (!job) throw new Error('no job');
  return stepsOf(job.id);
}

async function isDone(): Promise<boolean> {
  const { allJobs } = await import('../../lib/background/jobs/store');
  return (await allJobs()).every(({ state }) => state === 'done');
}

const outcomesOf = async (kind: string) =>
  (await stepsOfNewest()).flatMap(({ work, outcome }) =>
    work.kind === kind && 'domain' in work ? [[work.domain, outcome]] : [],
  );

/** Runs the clock for a while, whatever happens. */
async function wait(ms: number): Promise<void> {
  const end = Date.now() + ms;
  await living.until(() => Date.now() >= end, 2 * ms);
}

test.each<[string, Version, number]>([
  ['with a preview', '4.5', 12],
  ['without a preview', '4.2', 20],
])(
  'on a server %s an import is done only when the last tie is cut',
  async (_, version, mostRequests) => {
    living = await startLiving({
      version,
      threadsFollows: 90,
      statuses: 20,
      mastodonLike: { cleanUpDelayMs: 10 * HOUR },
    });
    const { requests, world } = living.sandbox;
    const isThere = (id: string) => world.person(id).domain === threads;
    const asking = [...world.people.values()].find(
      ({ id, domain }) => domain === threads && !world.follows.get(id, world.me.id),
    );
    const follower = [...world.people.values()].find(
      ({ id, domain }) => domain === threads && id !== asking?.id,
    );
    if (!asking || !follower) throw new Error('nobody on Threads');
    const plain = { reblogs: true, notify: false, languages: null };
    world.followRequests.set(asking.id, world.me.id, plain);
    world.follows.set(follower.id, world.me.id, plain);
    const { accountKey, jobs } = await living.restart();
    await jobs.startBlock(accountKey, [threads, calm], 'list', true);
    await living.until(() => world.me.blocksDomain(threads), HOUR);
    const follows = world.follows.from(world.me.id).filter(({ targetId }) => isThere(targetId));
    await wait(10_000);
    requests.length = 0;
    for (const { targetId } of follows.slice(1)) unfollow(world, world.me, targetId);
    await wait(30_000);
    expect(await isDone()).toBe(false);
    for (const { targetId } of follows) unfollow(world, world.me, targetId);
    await wait(MINUTE);
    expect(await isDone()).toBe(false);
    for (const { sourceId } of world.follows.to(world.me.id))
      if (isThere(sourceId)) world.follows.remove(sourceId, world.me.id);
    await wait(MINUTE);
    expect(await isDone()).toBe(false);
    for (const { sourceId } of world.followRequests.to(world.me.id))
      if (isThere(sourceId)) world.followRequests.remove(sourceId, world.me.id);
    await living.until(isDone, 10 * MINUTE);
    expect(await outcomesOf('settle')).toEqual([[threads, 'done']]);
    const { openDatabase } = await import('../../lib/background/database');
    const kept = await (await openDatabase()).get('ties', accountKey);
    expect(kept?.follows.filter(({ acct }) => acct.endsWith(`@${threads}`))).toEqual([]);
    expect(kept?.follows.length).toBeGreaterThan(0);
    expect(requests.length).toBeLessThanOrEqual(mostRequests);
  },
  120_000,
);

test('ties that the server does not cut are said not to be, after some ten minutes', async () => {
  living = await startLiving({
    threadsFollows: 20,
    statuses: 20,
    mastodonLike: { cleanUpDelayMs: 10 * HOUR },
  });
  const { accountKey, jobs } = await living.restart();
  await jobs.startBlock(accountKey, [threads], threads, false);
  await living.until(isDone, HOUR, 5_000);
  expect(await outcomesOf('block')).toEqual([[threads, 'blocked']]);
  expect(await outcomesOf('settle')).toEqual([[threads, 'unsettled']]);
}, 60_000);

test.each([[[threads]], [[calm, threads]]])(
  'what was blocked elsewhere before %j were is left alone, and stays when they are undone',
  async (domains) => {
    living = await startLiving({ threadsFollows: 20, statuses: 20 });
    const { requests, world } = living.sandbox;
    const { accountKey, jobs } = await living.restart();
    world.me.domainBlocks.set(threads, world.me.nextRow());
    const jobId = await jobs.startBlock(accountKey, domains, 'list', true);
    await living.until(isDone, HOUR);
    expect(await outcomesOf('block')).toContainEqual([threads, 'known']);
    await jobs.changeJob(jobId, 'undo');
    await living.until(isDone, HOUR);
    expect([...world.me.domainBlocks.keys()]).toEqual([threads]);
    const sent = requests.filter(({ method }) => method !== 'GET');
    expect(sent.length).toBe(2 * (domains.length - 1));
  },
  60_000,
);

test('a block that was on its way when it was undone is taken back, too', async () => {
  living = await startLiving({ threadsFollows: 20, statuses: 20 });
  const { faults, world } = living.sandbox;
  const { accountKey, jobs } = await living.restart();
  const dropped = faults.add({ kind: 'drop-after', method: 'POST', path: '/api/v1/domain_blocks' });
  const jobId = await jobs.startBlock(accountKey, [calm], calm, true);
  await living.until(() => world.me.blocksDomain(calm), HOUR);
  await jobs.changeJob(jobId, 'undo');
  dropped();
  await living.until(() => !world.me.blocksDomain(calm), HOUR);
}, 60_000);

test.each([
  [422, 'refused'],
  [403, 'failed'],
])(
  'what the server says when it will not block (%i) stays with the step',
  async (status, outcome) => {
    living = await startLiving({ threadsFollows: 20, statuses: 20 });
    living.sandbox.faults.add({
      kind: 'status',
      statuses: [status],
      method: 'POST',
      path: '/api/v1/domain_blocks',
    });
    const { accountKey, jobs } = await living.restart();
    await jobs.startBlock(accountKey, [calm], calm, true);
    await living.until(isDone, HOUR);
    const block = (await stepsOfNewest()).find(({ work }) => work.kind === 'block');
    expect(block).toMatchObject({ outcome, says: expect.stringMatching(/^There was a temporary problem/) });
  },
  60_000,
);
