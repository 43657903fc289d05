/** Long work among faults, with the background killed again and again: what was wanted is what the server has at the end. */
import { afterEach, expect, test, vi } from 'vitest';
import { acceptFollow } from '../sandbox/world/social-rules.ts';
import { type Death, followsOf, type Living, named, startLiving } from './living';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WINDOW = 5 * MINUTE;
/** Mastodon's, for each token in each window. */
const LIMIT = 300;

let living: Living;
afterEach(() => living.close());

const thousand = Array.from({ length: 1_000 }, (_, index) => named(`host${index}.example`));

/** Before the server heard of the request and after it acted, in turns, at places that follow no pattern of the work. */
const twentyDeaths = (every: number): Death[] =>
  Array.from({ length: 20 }, (_, index) => ({
    requests: (index * 37) % every,
    moment: index % 2 === 0 ? 'before' : 'after',
  }));

/** One call in ten goes wrong, in all the ways there are. */
function addFaults({ sandbox }: Living): void {
  sandbox.faults.add({ kind: 'status', statuses: [503], rate: 0.02 });
  sandbox.faults.add({ kind: 'rate-limit', rate: 0.02 });
  sandbox.faults.add({ kind: 'drop-before', rate: 0.02 });
  sandbox.faults.add({ kind: 'drop-after', rate: 0.02 });
  sandbox.faults.add({ kind: 'slow', rate: 0.02, delayMs: 4_000 });
}

/** How many requests each window of the server's limit saw, oldest first. */
function windowsOf({ sandbox }: Living): readonly number[] {
  const counts = new Map<number, number>();
  for (const { time } of sandbox.requests) {
    const window = Math.floor(time / WINDOW);
    counts.set(window, (counts.get(window) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([, count]) => count);
}

async function steps() {
  const { allJobs, stepsOf } = await import('../../lib/background/jobs/store');
  const [job] = await allJobs();
  return job ? stepsOf(job.id) : [];
}

async function isAllDone(): Promise<boolean> {
  const { allJobs } = await import('../../lib/background/jobs/store');
  return (await allJobs()).every(({ state }) => state === 'done');
}

test('an import of 1,000 domains blocks exactly these, through faults and 20 kills, within the limit', async () => {
  living = await startLiving({ statuses: 20 });
  const { me } = living.sandbox.world;
  addFaults(living);
  living.deaths.push(...twentyDeaths(80));
  const background = await living.restart();
  await background.jobs.startBlock(background.accountKey, thousand, 'list', true);
  await living.until(isAllDone, 2 * HOUR, 5_000);
  expect(living.deaths).toEqual([]);
  expect([...me.domainBlocks.keys()].sort()).toEqual(thousand.toSorted());
  expect(living.sandbox.requests.filter(({ status }) => status !== 200).length).toBeGreaterThan(50);
  expect(Math.max(...windowsOf(living))).toBeLessThanOrEqual(LIMIT);
  const outcomes = (await steps()).map(({ work, outcome }) => [work.kind, outcome]);
  expect(outcomes.filter(([kind, outcome]) => kind === 'block' && outcome === 'blocked')).toHaveLength(1_000);
  expect(outcomes.at(-1)).toEqual(['verify', 'done']);
}, 180_000);

test('an import says which domains the server would not block, and blocks the others', async () => {
  living = await startLiving({ statuses: 20 });
  const { me } = living.sandbox.world;
  const wanted = thousand.slice(0, 40);
  living.sandbox.faults.add({ kind: 'status', statuses: [422], method: 'POST', path: '/api/v1/domain_blocks', times: 3 }); // biome-ignore format: one fault
  const background = await living.restart();
  await background.jobs.startBlock(background.accountKey, wanted, 'list', false);
  await living.until(isAllDone, HOUR);
  const said = (await steps()).flatMap(({ work, outcome }) =>
    work.kind === 'block' ? [[work.domain, outcome]] : [],
  );
  expect(said.filter(([, outcome]) => outcome === 'refused')).toHaveLength(3);
  expect(said.filter(([, outcome]) => outcome === 'blocked').map(([domain]) => domain)).toEqual(
    [...me.domainBlocks.keys()].toSorted((a, b) => wanted.indexOf(named(a)) - wanted.indexOf(named(b))),
  );
}, 60_000);

test('without faults, nine tenths of what the server allows is used once the first burst is spent', async () => {
  living = await startLiving({ statuses: 20 });
  const background = await living.restart();
  await background.jobs.startBlock(background.accountKey, thousand, 'list', true);
  // As seldom as the alarm wakes it.
  await living.until(isAllDone, HOUR, 30_000);
  const windows = windowsOf(living);
  expect(windows.length).toBeGreaterThanOrEqual(4);
  for (const used of windows.slice(1, -1)) {
    expect(used).toBeGreaterThanOrEqual(0.9 * LIMIT);
    expect(used).toBeLessThanOrEqual(LIMIT);
  }
}, 120_000);

test('a restore of 505 follows brings all back, through faults and 20 kills, within both limits', async () => {
  living = await startLiving({
    threadsFollows: 505,
    statuses: 20,
    mastodonLike: { acceptDelayMs: 20 * MINUTE },
  });
  const { sandbox } = living;
  const { world } = sandbox;
  const domain = named('threads.net');
  const before = followsOf(living, domain);
  expect(before).toHaveLength(505);
  let background = await living.restart();
  await background.jobs.startBlock(background.accountKey, [domain], domain, true);
  await living.until(isAllDone, HOUR);
  expect(followsOf(living, domain)).toEqual([]);
  addFaults(living);
  const limited = vi.spyOn(sandbox.faults, 'meeting');
  sandbox.requests.length = 0;
  living.deaths.push(...twentyDeaths(40));
  background = await living.restart();
  const { listSnapshots } = await import('../../lib/background/snapshots');
  const [snapshot] = await listSnapshots(background.accountKey);
  if (!snapshot) throw new Error('no snapshot');
  await background.jobs.startRestore(snapshot);
  const ours = () => world.follows.from(world.me.id).length + world.followRequests.from(world.me.id).length;
  await living.until(() => ours() >= 390, 4 * HOUR, 10_000);
  await living.until(() => followsOf(living, domain).length > 460, 48 * HOUR, 5 * MINUTE);
  // Locked accounts answer when their people do.
  for (const { targetId } of world.followRequests.from(world.me.id))
    acceptFollow(world, world.me.id, targetId);
  await living.until(isAllDone, 48 * HOUR, 5 * MINUTE);
  expect(living.deaths).toEqual([]);
  expect(followsOf(living, domain)).toEqual(before);
  expect(Math.max(...windowsOf(living))).toBeLessThanOrEqual(LIMIT);
  // No 429 but those that were made up: nothing was sent that the limit of 400 a day forbids.
  const madeUp = limited.mock.results.filter(({ value }) =>
    value.some(({ kind }: { kind: string }) => kind === 'rate-limit'),
  );
  expect(sandbox.requests.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(madeUp.length);
  const outcomes = (await steps()).filter(({ work }) => work.kind === 'follow').map(({ outcome }) => outcome);
  expect(new Set(outcomes)).toEqual(new Set(['restored']));
}, 240_000);

test('what could not be kept is not cut: without its snapshot a domain is not blocked', async () => {
  living = await startLiving({ statuses: 20, threadsFollows: 20 });
  const { sandbox } = living;
  const domain = named('threads.net');
  sandbox.faults.add({ kind: 'status', statuses: [403], path: /\/following$/ });
  const background = await living.restart();
  await background.jobs.startBlock(background.accountKey, [domain], domain, true);
  await living.until(isAllDone, HOUR);
  expect(sandbox.world.me.blocksDomain(domain)).toBe(false);
  expect(followsOf(living, domain)).toHaveLength(20);
  expect(sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect((await steps()).find(({ work }) => work.kind === 'block')).toMatchObject({ outcome: 'unkept' });
}, 60_000);

test('a day of follows in one burst keeps within the limit on all requests, which no follow tells of', async () => {
  living = await startLiving({
    threadsFollows: 750,
    statuses: 20,
    mastodonLike: { acceptDelayMs: 20 * MINUTE },
  });
  const { sandbox } = living;
  const { world } = sandbox;
  const domain = named('threads.net');
  const background = await living.restart();
  await background.jobs.startBlock(background.accountKey, [domain], domain, true);
  await living.until(() => followsOf(living, domain).length === 0, HOUR);
  const { listSnapshots } = await import('../../lib/background/snapshots');
  const [snapshot] = await listSnapshots(background.accountKey);
  if (!snapshot) throw new Error('no snapshot');
  await background.jobs.startRestore(snapshot);
  const asked = () => followsOf(living, domain).length + world.followRequests.from(world.me.id).length;
  await living.until(() => asked() >= 750, 48 * HOUR, MINUTE);
  expect(Math.max(...windowsOf(living))).toBeLessThanOrEqual(LIMIT);
  expect(sandbox.requests.filter(({ status }) => status === 429)).toEqual([]);
}, 240_000);
