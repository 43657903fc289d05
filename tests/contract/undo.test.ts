/** Undoing what a job blocked: once, and no more than what is its own. */
import { afterEach, expect, test } from 'vitest';
import { followsOf, type Living, named, startLiving } from './living';

const HOUR = 3_600_000;

let living: Living;
afterEach(() => living.close());

const threads = named('threads.net');
const calm = named('calm.example');

async function jobs() {
  const { allJobs } = await import('../../lib/background/jobs/store');
  return allJobs();
}

const isDone = async () => (await jobs()).every(({ state }) => state === 'done');
const undos = async () => (await jobs()).filter(({ kind }) => kind === 'undo');

test('a job is undone once: two clicks at a time, and one long after, spend no follows of the day', async () => {
  living = await startLiving({ threadsFollows: 20, statuses: 20, mastodonLike: { acceptDelayMs: 1_000 } });
  const { requests, world } = living.sandbox;
  const background = await living.restart();
  const before = followsOf(living, threads);
  const jobId = await background.jobs.startBlock(background.accountKey, [threads, calm], 'list', true);
  await living.until(isDone, HOUR);
  expect(followsOf(living, threads)).toEqual([]);
  await Promise.all([1, 2].map(() => background.jobs.changeJob(jobId, 'undo')));
  await living.until(() => followsOf(living, threads).length === before.length, HOUR);
  expect(await undos()).toMatchObject([{ undoes: jobId }]);
  const again = await living.restart();
  const follows = () => requests.filter(({ path }) => path.endsWith('/follow')).length;
  expect(follows()).toBe(before.length);
  await again.jobs.changeJob(jobId, 'undo');
  const end = Date.now() + 60_000;
  await living.until(() => Date.now() > end, HOUR);
  expect(await undos()).toHaveLength(1);
  expect(follows()).toBe(before.length);
  expect([...world.me.domainBlocks.keys()]).toEqual([]);
}, 60_000);

test('an undo that was stopped can be begun again', async () => {
  living = await startLiving({ threadsFollows: 20, statuses: 20 });
  const { me } = living.sandbox.world;
  const background = await living.restart();
  const jobId = await background.jobs.startBlock(background.accountKey, [calm], calm, true);
  await living.until(isDone, HOUR);
  const dropped = living.sandbox.faults.add({ kind: 'drop-before', method: 'DELETE' });
  await background.jobs.changeJob(jobId, 'undo');
  const [undo] = await undos();
  await background.jobs.changeJob(undo?.id ?? '', 'cancel');
  dropped();
  expect(me.blocksDomain(calm)).toBe(true);
  await background.jobs.changeJob(jobId, 'undo');
  await living.until(() => !me.blocksDomain(calm), HOUR);
}, 60_000);

test('of two imports that overlap, undoing one leaves what the other blocked, and undoing both brings everybody back', async () => {
  living = await startLiving({ threadsFollows: 20, statuses: 20, mastodonLike: { acceptDelayMs: 1_000 } });
  const { me } = living.sandbox.world;
  const { accountKey, jobs: work } = await living.restart();
  const before = followsOf(living, threads);
  const blocked = () => [...me.domainBlocks.keys()];
  const one = await work.startBlock(accountKey, [threads, calm], 'one list', true);
  const other = await work.startBlock(accountKey, [threads, named('other.example')], 'other list', true);
  await living.until(isDone, HOUR);
  expect(blocked()).toHaveLength(3);
  await work.changeJob(one, 'undo');
  await living.until(isDone, HOUR);
  expect(blocked().toSorted()).toEqual(['other.example', threads]);
  expect(followsOf(living, threads)).toEqual([]);
  await work.changeJob(other, 'undo');
  await living.until(() => followsOf(living, threads).length === before.length, HOUR);
  expect(blocked()).toEqual([]);
}, 60_000);
