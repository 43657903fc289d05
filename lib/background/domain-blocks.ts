/** The domains that an account blocked: as the server has them, with what the person noted about each. */
import { type Domain, parseDomain } from '../fediverse/domain-name';
import type { ApiFailure } from '../mastodon-api/api-failure';
import type { ApiClient } from '../mastodon-api/client';
import { fetchDomainBlocks } from '../mastodon-api/domain-blocks';
import type { BlockRow } from '../messaging/answers';
import { ok, type Result } from '../rules/result';
import { blockedDomains } from '../storage/items';
import { readStored, removeStored, updateStored, writeStored } from '../storage/stored';
import { type BlockNote, openDatabase, type StoredAccount } from './database';

/**
 * Reads the whole list from the server and brings ours in line with it: what was blocked elsewhere appears, what was
 * unblocked elsewhere goes. Notes of domains that are no longer blocked are kept for when they are blocked again.
 */
export async function refreshDomainBlocks(
  account: StoredAccount,
  client: ApiClient,
): Promise<Result<readonly BlockRow[], ApiFailure>> {
  const fetched = await fetchDomainBlocks(client);
  if (!fetched.ok) return fetched;
  const domains = fetched.value.map((name) => parseDomain(name) ?? name);
  const noted = await notesOf(account.key);
  const now = Date.now();
  const database = await openDatabase();
  const transaction = database.transaction('blockNotes', 'readwrite');
  for (const domain of domains)
    if (!noted.has(domain))
      void transaction.store.put({ accountKey: account.key, domain, since: now, source: 'elsewhere' });
  await transaction.done;
  await writeStored(blockedDomains(account.key), domains);
  // Versions before this one kept one list for a server, of whichever account there was read last.
  await removeStored(blockedDomains(account.origin));
  return ok(domains.map((domain) => rowOf(domain, noted.get(domain), now)));
}

/** The list as it was read last, with what is noted about each: all there is while the server cannot be asked. */
export async function knownBlocks(account: StoredAccount): Promise<readonly BlockRow[]> {
  const [domains, noted] = await Promise.all([readStored(blockedDomains(account.key)), notesOf(account.key)]);
  const now = Date.now();
  return domains.map((domain) => rowOf(domain, noted.get(domain), now));
}

/** Notes that a domain was blocked here, and tells open pages. */
export async function keepBlock(account: StoredAccount, domain: Domain, source: string): Promise<void> {
  const database = await openDatabase();
  const before = await database.get('blockNotes', [account.key, domain]);
  await database.put('blockNotes', { ...before, accountKey: account.key, domain, since: Date.now(), source });
  await updateStored(blockedDomains(account.key), (all) => (all.includes(domain) ? all : [domain, ...all]));
}

/** Tells open pages that a domain is no longer blocked. */
export async function dropBlock(account: StoredAccount, domain: Domain): Promise<void> {
  await updateStored(blockedDomains(account.key), (all) => all.filter((other) => other !== domain));
}

/** Keeps the person's own words about a block; empty ones take them away. */
export async function setBlockNote(
  accountKey: string,
  domain: string,
  note: string,
  tag: string,
): Promise<void> {
  const database = await openDatabase();
  const before = await database.get('blockNotes', [accountKey, domain]);
  const { since = Date.now(), source = 'elsewhere' } = before ?? {};
  await database.put('blockNotes', {
    accountKey,
    domain,
    since,
    source,
    ...(note !== '' && { note }),
    ...(tag !== '' && { tag }),
  });
}

async function notesOf(accountKey: string): Promise<Map<string, BlockNote>> {
  const notes = await (await openDatabase()).getAllFromIndex('blockNotes', 'byAccount', accountKey);
  return new Map(notes.map((note) => [note.domain, note]));
}

function rowOf(domain: string, noted: BlockNote | undefined, now: number): BlockRow {
  const { since = now, source = 'elsewhere', note, tag } = noted ?? {};
  return { domain, since, source, ...(note && { note }), ...(tag && { tag }) };
}
