/** Whom an account follows and who follows it, kept for a while: reading it takes a request for every 80 of them. */
import { domainOfAcct } from '../fediverse/acct';
import { type Domain, parseDomain } from '../fediverse/domain-name';
import {
  type Account,
  fetchFollowers,
  fetchFollowing,
  fetchFollowRequests,
  fetchRelationships,
  RELATIONSHIPS_AT_ONCE,
  type Relationship,
} from '../mastodon-api/accounts';
import type { ApiFailure } from '../mastodon-api/api-failure';
import type { ApiClient } from '../mastodon-api/client';
import { fetchListMembers, fetchLists } from '../mastodon-api/lists';
import { ok, type Result } from '../rules/result';
import { type FollowTie, type Ties, tiesWith } from '../rules/snapshot';
import { openDatabase, type StoredAccount } from './database';

/** Ties older than this are read anew before anything depends on them. */
export const TIES_FRESH_MS = 5 * 60_000;

/** The ties as they were read last, if they are not older than `maxAgeMs`; else read anew. */
export async function tiesOf(
  account: StoredAccount,
  client: ApiClient,
  maxAgeMs: number,
): Promise<Result<Ties, ApiFailure>> {
  const database = await openDatabase();
  const kept = await database.get('ties', account.key);
  if (kept && Date.now() - kept.fetchedAt <= maxAgeMs) return ok(kept);
  const follows = await fetchFollowing(client, account.id);
  if (!follows.ok) return follows;
  const followers = await fetchFollowers(client, account.id);
  if (!followers.ok) return followers;
  const requests = await requestsTo(client);
  if (!requests.ok) return requests;
  const ties = {
    accountKey: account.key,
    fetchedAt: Date.now(),
    follows: follows.value.map(tieOf),
    followers: followers.value.map(tieOf),
    requests: requests.value.map(tieOf),
  };
  await database.put('ties', ties);
  return ok(ties);
}

/** What was read last holds no more ties with this domain: they are cut. */
export async function forgetTiesWith(account: StoredAccount, domain: Domain): Promise<void> {
  const database = await openDatabase();
  const kept = await database.get('ties', account.key);
  if (!kept) return;
  const home = homeDomainOf(account);
  const without = <Tie extends { readonly acct: string }>(ties: readonly Tie[]) =>
    ties.filter(({ acct }) => domainOfAcct(acct, home) !== domain);
  const { follows, followers, requests } = kept;
  await database.put('ties', {
    ...kept,
    follows: without(follows),
    followers: without(followers),
    requests: without(requests),
  });
}

/** Servers that know no such list have no such requests to lose. */
async function requestsTo(client: ApiClient): Promise<Result<readonly Account[], ApiFailure>> {
  const requests = await fetchFollowRequests(client);
  const isUnknown = !requests.ok && requests.error.kind === 'not-found';
  return isUnknown ? ok([]) : requests;
}

/** Domain of the accounts that the account's server writes without one. */
export function homeDomainOf(account: StoredAccount): Domain {
  const domain = parseDomain(new URL(account.origin).hostname) ?? parseDomain('localhost');
  if (!domain) throw new Error(`No domain in ${account.origin}`);
  return domain;
}

/** The follows with a domain, each with how the person follows it and the lists it is on. */
export async function followsInFull(
  client: ApiClient,
  ties: Ties,
  domain: Domain,
  home: Domain,
): Promise<Result<{ follows: readonly FollowTie[]; listTitles: Record<string, string> }, ApiFailure>> {
  const plain = tiesWith(ties.follows, domain, home);
  if (plain.length === 0) return ok({ follows: [], listTitles: {} });
  const relationships = await relationshipsOf(
    client,
    plain.map(({ id }) => id),
  );
  if (!relationships.ok) return relationships;
  const lists = await listsOf(client);
  if (!lists.ok) return lists;
  const follows = plain.map((tie) => {
    const relationship = relationships.value.get(tie.id);
    return {
      ...tie,
      reblogs: relationship?.showing_reblogs ?? true,
      notify: relationship?.notifying ?? false,
      languages: relationship?.languages ?? null,
      lists: lists.value.filter(({ members }) => members.has(tie.id)).map((list) => list.id),
      isRequest: relationship?.requested ?? false,
    };
  });
  const listTitles = Object.fromEntries(lists.value.map(({ id, title }) => [id, title]));
  return ok({ follows, listTitles });
}

/** Relationships by account id, asked for in batches. */
export async function relationshipsOf(
  client: ApiClient,
  ids: readonly string[],
): Promise<Result<ReadonlyMap<string, Relationship>, ApiFailure>> {
  const found = new Map<string, Relationship>();
  for (let start = 0; start < ids.length; start += RELATIONSHIPS_AT_ONCE) {
    const answer = await fetchRelationships(client, ids.slice(start, start + RELATIONSHIPS_AT_ONCE));
    if (!answer.ok) return answer;
    for (const relationship of answer.value.body) found.set(relationship.id, relationship);
  }
  return ok(found);
}

interface ListWithMembers {
  readonly id: string;
  readonly title: string;
  readonly members: ReadonlySet<string>;
}

async function listsOf(client: ApiClient): Promise<Result<readonly ListWithMembers[], ApiFailure>> {
  const lists = await fetchLists(client);
  if (!lists.ok) return lists;
  const full: ListWithMembers[] = [];
  for (const { id, title } of lists.value.body) {
    const members = await fetchListMembers(client, id);
    if (!members.ok) return members;
    full.push({ id, title, members: new Set(members.value.map((member) => member.id)) });
  }
  return ok(full);
}

function tieOf({ id, acct, display_name: displayName }: Account) {
  return { id, acct, displayName: displayName || acct };
}
