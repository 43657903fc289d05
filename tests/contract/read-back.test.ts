/** After a block the list is read back: no more of it than is needed, and what is stored of it stays right. */
import { afterEach, expect, test } from 'vitest';
import { blockedDomains } from '../../lib/storage/items';
import { readStored } from '../../lib/storage/stored';
import { type Living, named, startLiving } from './living';

const HOUR = 3_600_000;
const PATH = '/api/v1/domain_blocks';
const calm = named('calm.example');

let living: Living;
afterEach(() => living.close());

const isDone = async () => {
  const { allJobs } = await import('../../lib/background/jobs/store');
  return (await allJobs()).every(({ state }) => state === 'done');
};
const pagesRead = () =>
  living.sandbox.requests.filter(({ method, path }) => method === 'GET' && path === PATH).length;

function blockElsewhere(name: string, count: number): void {
  const { me } = living.sandbox.world;
  for (let index = 0; index < count; index += 1) me.domainBlocks.set(`${name}${index}.example`, me.nextRow());
}

const stored = (accountKey: string) => readStored(blockedDomains(accountKey));
const atServer = () => [...living.sandbox.world.me.domainBlocks.keys()].reverse();

/** A background whose list of 450 blocks is stored; nothing of that counts as read. */
async function withManyBlocks() {
  living = await startLiving({ threadsFollows: 20, statuses: 20 });
  blockElsewhere('old', 450);
  const background = await living.restart();
  const { accountKey } = background;
  const { handlers } = await import('../../lib/background/handlers');
  await handlers.listDomainBlocks({ accountKey }, { origin: living.sandbox.origin });
  living.sandbox.requests.length = 0;
  return background;
}

test('a single block is looked for on the newest page, and what was blocked elsewhere meanwhile is stored, too', async () => {
  const { accountKey, jobs } = await withManyBlocks();
  blockElsewhere('new', 2);
  await jobs.startBlock(accountKey, [calm], calm, false);
  await living.until(isDone, HOUR);
  expect(pagesRead()).toBe(2);
  expect(await stored(accountKey)).toEqual(atServer());
  const { knownBlocks } = await import('../../lib/background/domain-blocks');
  const { findAccount } = await import('../../lib/background/accounts');
  const account = await findAccount(accountKey);
  const rows = account ? await knownBlocks(account) : [];
  expect(rows.slice(0, 3).map(({ domain, source }) => [domain, source])).toEqual([
    [calm, 'hand'],
    ['new1.example', 'elsewhere'],
    ['new0.example', 'elsewhere'],
  ]);
}, 60_000);

test('one that is not on the newest page any more is looked for in the whole list', async () => {
  const { accountKey, jobs } = await withManyBlocks();
  const { faults, world } = living.sandbox;
  await jobs.startBlock(accountKey, [calm], calm, false);
  await living.until(() => pagesRead() === 1, HOUR);
  const fails = faults.add({ kind: 'status', statuses: [503], method: 'GET', path: PATH });
  await living.until(() => world.me.blocksDomain(calm), HOUR);
  blockElsewhere('new', 250);
  world.me.domainBlocks.delete('old7.example');
  fails();
  await living.until(isDone, HOUR);
  expect(await stored(accountKey)).toEqual(atServer());
  expect(atServer().indexOf(calm)).toBe(250);
}, 60_000);

test('a block that the server has forgotten is sent again', async () => {
  const { accountKey, jobs } = await withManyBlocks();
  const { faults, requests, world } = living.sandbox;
  await jobs.startBlock(accountKey, [calm], calm, false);
  await living.until(() => pagesRead() === 1, HOUR);
  const fails = faults.add({ kind: 'status', statuses: [503], method: 'GET', path: PATH });
  await living.until(() => world.me.blocksDomain(calm), HOUR);
  world.me.domainBlocks.delete(calm);
  fails();
  await living.until(isDone, HOUR);
  expect(world.me.blocksDomain(calm)).toBe(true);
  expect(requests.filter(({ method, path }) => method === 'POST' && path === PATH)).toHaveLength(2);
  expect(await stored(accountKey)).toEqual(atServer());
}, 60_000);
