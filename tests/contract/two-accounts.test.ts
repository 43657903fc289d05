/** Two accounts on one server: each has its own blocks, and neither is told the other's. */
import { afterEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseDomain } from '../../lib/fediverse/domain-name';
import { newBlocks } from '../../lib/storage/items';
import { readStored } from '../../lib/storage/stored';
import { type Living, startLiving } from './living';

let living: Living;
afterEach(() => living.close());

/** A second account on the server, signed in as the first is; its key. */
async function signInAnother({ sandbox }: Living, firstKey: string): Promise<string> {
  const { openDatabase } = await import('../../lib/background/database');
  const database = await openDatabase();
  const first = await database.get('accounts', firstKey);
  const app = [...sandbox.tokens.apps.values()][0];
  const other = [...sandbox.world.members.values()].find(({ id }) => id !== sandbox.world.me.id);
  if (!first || !app || !other) throw new Error('nobody else is there');
  const token = sandbox.tokens.issue(app, other.id, ['read', 'write']).value;
  const acct = other.person.username;
  const key = `${acct}@${new URL(sandbox.origin).host}`;
  await database.put('accounts', { ...first, key, acct, id: other.id, token });
  return key;
}

test('two accounts on one server keep a list each, and signing out takes only its own', async () => {
  living = await startLiving({ statuses: 20 });
  const { sandbox } = living;
  const { accountKey: mine } = await living.restart();
  const theirs = await signInAnother(living, mine);
  const other = [...sandbox.world.members.values()].find(({ id }) => id !== sandbox.world.me.id);
  sandbox.world.me.domainBlocks.set('mine.example', sandbox.world.me.nextRow());
  other?.domainBlocks.set('theirs.example', other.nextRow());
  const { handlers } = await import('../../lib/background/handlers');
  const sender = { origin: sandbox.origin };
  await handlers.listDomainBlocks({ accountKey: mine }, sender);
  await handlers.listDomainBlocks({ accountKey: theirs }, sender);
  const known = async (accountKey: string) => {
    const answer = await handlers.listKnownBlocks({ accountKey }, sender);
    return answer.ok && answer.value.map(({ domain }) => domain);
  };
  expect(await known(mine)).toEqual(['mine.example']);
  expect(await known(theirs)).toEqual(['theirs.example']);
  await handlers.signOut({ accountKey: mine }, sender);
  expect(Object.keys(await fakeBrowser.storage.local.get(null))).toEqual([`blockedDomains:${theirs}`]);
});

test('the list that versions before kept for a whole server goes when it is next read', async () => {
  living = await startLiving({ statuses: 20 });
  const { sandbox } = living;
  const { accountKey } = await living.restart();
  sandbox.world.me.domainBlocks.set('mine.example', sandbox.world.me.nextRow());
  await fakeBrowser.storage.local.set({
    [`blockedDomains:${sandbox.origin}`]: { v: 1, data: ['whose.example'] },
  });
  const { handlers } = await import('../../lib/background/handlers');
  const sender = { origin: sandbox.origin };
  expect(await handlers.listKnownBlocks({ accountKey }, sender)).toEqual({ ok: true, value: [] });
  await handlers.listDomainBlocks({ accountKey }, sender);
  expect(await fakeBrowser.storage.local.get(null)).toEqual({
    [`blockedDomains:${accountKey}`]: { v: 1, data: ['mine.example'] },
  });
});

test('open pages hear of what is blocked from here, and when it is blocked no more, by whatever way', async () => {
  living = await startLiving({ statuses: 20 });
  const { sandbox } = living;
  const { me } = sandbox.world;
  const background = await living.restart();
  const { accountKey } = background;
  const domain = parseDomain('spam.example');
  if (!domain) throw new Error('no domain');
  const told = () => readStored(newBlocks(sandbox.origin));
  await background.jobs.startBlock(accountKey, [domain], domain, false);
  await living.until(() => me.blocksDomain(domain), 60_000);
  await living.until(async () => (await told()).length === 1, 60_000);
  expect(await told()).toEqual([{ domain, accountKey }]);
  me.domainBlocks.delete(domain);
  const { handlers } = await import('../../lib/background/handlers');
  await handlers.listDomainBlocks({ accountKey }, { origin: sandbox.origin });
  expect(await told()).toEqual([]);
});
