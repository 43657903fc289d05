/** Snapshots of what a domain block cuts: taken before, kept for a while, the source of every restore. */
import type { Domain } from '../fediverse/domain-name';
import type { ApiFailure } from '../mastodon-api/api-failure';
import type { ApiClient } from '../mastodon-api/client';
import { ok, type Result } from '../rules/result';
import { type Snapshot, tiesWith } from '../rules/snapshot';
import { settings } from '../storage/items';
import { readStored } from '../storage/stored';
import { openDatabase, type StoredAccount } from './database';
import { followsInFull, homeDomainOf, TIES_FRESH_MS, tiesOf } from './ties';

const DAY_MS = 86_400_000;

/**
 * Keeps what a block of this domain would cut. A job that takes it twice keeps one: the id is the job's.
 * Nothing is kept where there are no ties.
 */
export async function takeSnapshot(
  account: StoredAccount,
  client: ApiClient,
  jobId: string,
  domain: Domain,
): Promise<Result<null, ApiFailure>> {
  const ties = await tiesOf(account, client, TIES_FRESH_MS);
  if (!ties.ok) return ties;
  const home = homeDomainOf(account);
  const full = await followsInFull(client, ties.value, domain, home);
  if (!full.ok) return full;
  const followers = tiesWith(ties.value.followers, domain, home);
  const requests = tiesWith(ties.value.requests, domain, home);
  if (full.value.follows.length + followers.length + requests.length === 0) return ok(null);
  await (await openDatabase()).put('snapshots', {
    id: snapshotId(jobId, domain),
    accountKey: account.key,
    domain,
    takenAt: Date.now(),
    followers,
    requests,
    ...full.value,
  });
  return ok(null);
}

/** The account's snapshots, newest first. */
export async function listSnapshots(accountKey: string): Promise<readonly Snapshot[]> {
  const all = await (await openDatabase()).getAllFromIndex('snapshots', 'byAccount', accountKey);
  return all.sort((a, b) => b.takenAt - a.takenAt);
}

/** The snapshots that a job took. */
export async function snapshotsOfJob(accountKey: string, jobId: string): Promise<readonly Snapshot[]> {
  return (await listSnapshots(accountKey)).filter(({ id }) => id.startsWith(`${jobId}:`));
}

/** What a job kept of a domain before it blocked it. */
export async function snapshotOf(jobId: string, domain: Domain): Promise<Snapshot | undefined> {
  return (await openDatabase()).get('snapshots', snapshotId(jobId, domain));
}

export async function deleteSnapshot(id: string): Promise<void> {
  await (await openDatabase()).delete('snapshots', id);
}

/** Deletes snapshots older than the person wants them kept. */
export async function deleteOldSnapshots(): Promise<void> {
  const { keepSnapshotsDays } = await readStored(settings);
  const oldest = Date.now() - keepSnapshotsDays * DAY_MS;
  const database = await openDatabase();
  for (const { id, takenAt } of await database.getAll('snapshots'))
    if (takenAt < oldest) await database.delete('snapshots', id);
}

function snapshotId(jobId: string, domain: Domain): string {
  return `${jobId}:${domain}`;
}
