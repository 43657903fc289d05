/** The domains that an account blocked: as the server has them, with what the person noted about each. */
import { type Domain, parseDomain } from '../fediverse/domain-name';
import type { ApiFailure } from '../mastodon-api/api-failure';
import type { ApiClient } from '../mastodon-api/client';
import { fetchDomainBlocks, fetchNewestDomainBlocks } from '../mastodon-api/domain-blocks';
import type { BlockRow } from '../messaging/answers';
import { type Keeps, mergedWords } from '../rules/block-words';
import { ok, type Result } from '../rules/result';
import { blockedDomains } from '../storage/items';
import { readStored, removeStored, updateStored, writeStored } from '../storage/stored';
import { type BlockNote, openDatabase, type StoredAccount } from './database';
import { addNewBlock, keepNewBlocks } from './new-blocks';

/**
 * Reads the whole list from the server and brings ours in line with it: what was blocked elsewhere appears, what was
 * unblocked elsewhere goes. Notes of domains that are no longer blocked are kept for when they are blocked again.
 */
export async function refreshDomainBlocks(
  account: StoredAccount,
  client: ApiClient,
): Promise<Result<readonly BlockRow[], ApiFailure>> {
  const fetched = await fetchDomainBlocks(client);
  return fetched.ok ? ok(await keepWholeList(account, normalised(fetched.value))) : fetched;
}

/**
 * Reads the newest page alone, one request however many blocks there are, and adds what it shows to our list. What was
 * unblocked elsewhere is missed, unless that page is all there is. Answers what is on the page.
 */
export async function refreshNewestBlocks(
  account: StoredAccount,
  client: ApiClient,
): Promise<Result<ReadonlySet<string>, ApiFailure>> {
  const fetched = await fetchNewestDomainBlocks(client);
  if (!fetched.ok) return fetched;
  const { body, next } = fetched.value;
  const domains = normalised(body);
  if (next === undefined) await keepWholeList(account, domains);
  else await addToList(account, domains);
  return ok(new Set(domains));
}

function normalised(names: readonly string[]): readonly string[] {
  return names.map((name) => parseDomain(name) ?? name);
}

async function keepWholeList(
  account: StoredAccount,
  domains: readonly string[],
): Promise<readonly BlockRow[]> {
  const noted = await notesOf(account.key);
  const now = Date.now();
  await noteFirstSeen(
    account.key,
    domains.filter((domain) => !noted.has(domain)),
    now,
  );
  await writeStored(blockedDomains(account.key), domains);
  const blocked = new Set<string>(domains);
  await keepNewBlocks(account, (domain) => blocked.has(domain));
  // Versions before this one kept one list for a server, of whichever account there was read last.
  await removeStored(blockedDomains(account.origin));
  return domains.map((domain) => rowOf(domain, noted.get(domain), now));
}

/** The newest stand first, as the server has them. */
async function addToList({ key }: StoredAccount, domains: readonly string[]): Promise<void> {
  const known = new Set(await readStored(blockedDomains(key)));
  const unknown = domains.filter((domain) => !known.has(domain));
  if (unknown.length === 0) return;
  const noted = await notesOf(key);
  await noteFirstSeen(
    key,
    unknown.filter((domain) => !noted.has(domain)),
    Date.now(),
  );
  const shown = new Set(domains);
  await updateStored(blockedDomains(key), (all) => [
    ...domains,
    ...all.filter((domain) => !shown.has(domain)),
  ]);
}

function noteFirstSeen(accountKey: string, domains: readonly string[], since: number): Promise<void> {
  return putNotes(domains.map((domain) => ({ accountKey, domain, since, source: 'elsewhere' })));
}

/** The list as it was read last, with what is noted about each: all there is while the server cannot be asked. */
export async function knownBlocks(account: StoredAccount): Promise<readonly BlockRow[]> {
  const [domains, noted] = await Promise.all([readStored(blockedDomains(account.key)), notesOf(account.key)]);
  const now = Date.now();
  return domains.map((domain) => rowOf(domain, noted.get(domain), now));
}

/** Tells our pages and open ones of the server's that a domain is blocked, and notes when and by what; a block out of a backup is noted already. */
export async function keepBlock(
  account: StoredAccount,
  domain: Domain,
  source: string | undefined,
): Promise<void> {
  if (source !== undefined) await noteOrigin(account.key, domain, source);
  await updateStored(blockedDomains(account.key), (all) => (all.includes(domain) ? all : [domain, ...all]));
  await addNewBlock(account, domain);
}

async function noteOrigin(accountKey: string, domain: Domain, source: string): Promise<void> {
  const database = await openDatabase();
  const before = await database.get('blockNotes', [accountKey, domain]);
  await database.put('blockNotes', { ...before, accountKey, domain, since: Date.now(), source });
}

/** Tells them that a domain is no longer blocked. */
export async function dropBlock(account: StoredAccount, domain: Domain): Promise<void> {
  await updateStored(blockedDomains(account.key), (all) => all.filter((other) => other !== domain));
  await keepNewBlocks(account, (other) => other !== domain);
}

/** All that is noted, also of domains that are not blocked now. */
export async function listNotes(accountKey: string): Promise<readonly BlockRow[]> {
  const now = Date.now();
  return [...(await notesOf(accountKey))].map(([domain, noted]) => rowOf(domain, noted, now));
}

/** Keeps the person's own words about blocks; empty ones take them away. */
export async function setBlockNotes(
  accountKey: string,
  notes: readonly { readonly domain: string; readonly note: string; readonly tag: string }[],
): Promise<void> {
  const noted = await notesOf(accountKey);
  const now = Date.now();
  await putNotes(
    notes.map(({ domain, note, tag }) => {
      const { since = now, source = 'elsewhere' } = noted.get(domain) ?? {};
      return { accountKey, domain, since, source, ...(note !== '' && { note }), ...(tag !== '' && { tag }) };
    }),
  );
}

/** Takes over what a backup says of blocks: when and by what each was made, and the person's words. */
export async function restoreNotes(
  accountKey: string,
  saved: readonly BlockRow[],
  keeps: Keeps,
): Promise<void> {
  const noted = await notesOf(accountKey);
  await putNotes(
    saved.map(({ domain: name, since, source, ...words }) => {
      const domain = parseDomain(name) ?? name;
      return { accountKey, domain, since, source, ...mergedWords(noted.get(domain) ?? {}, words, keeps) };
    }),
  );
}

/** At once: 20,000 transactions would take minutes. */
async function putNotes(notes: readonly BlockNote[]): Promise<void> {
  const transaction = (await openDatabase()).transaction('blockNotes', 'readwrite');
  for (const note of notes) void transaction.store.put(note);
  await transaction.done;
}

async function notesOf(accountKey: string): Promise<Map<string, BlockNote>> {
  const notes = await (await openDatabase()).getAllFromIndex('blockNotes', 'byAccount', accountKey);
  return new Map(notes.map((note) => [note.domain, note]));
}

function rowOf(domain: string, noted: BlockNote | undefined, now: number): BlockRow {
  const { since = now, source = 'elsewhere', note, tag } = noted ?? {};
  return { domain, since, source, ...(note && { note }), ...(tag && { tag }) };
}
