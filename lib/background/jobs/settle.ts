/**
 * Waiting for the end of the clean-up after a block. It runs after the server's answer: first it unfollows one by one, then
 * it removes followers, then it turns requests away (`after_block_domain_from_account_service.rb`, 4.2 to 4.7).
 */
import type { Domain } from '../../fediverse/domain-name';
import { RELATIONSHIPS_AT_ONCE, type Relationship } from '../../mastodon-api/accounts';
import type { ApiFailure } from '../../mastodon-api/api-failure';
import type { ApiClient } from '../../mastodon-api/client';
import { previewDomainBlock } from '../../mastodon-api/domain-blocks';
import { ok, type Result } from '../../rules/result';
import type { Snapshot } from '../../rules/snapshot';
import { snapshotOf } from '../snapshots';
import { forgetTiesWith, relationshipsOf } from '../ties';
import { done, type StepContext, type StepResult } from './step-result';

/** Some ten minutes, with the waits between. */
const MOST_ATTEMPTS = 16;
const LONGEST_WAIT_MS = 60_000;
/** How many ties are looked at in one go: a third of the requests that a server allows in five minutes. */
const MOST_AT_ONCE = 100 * RELATIONSHIPS_AT_ONCE;

export async function settle(
  { account, client, job, step }: StepContext,
  domain: Domain,
  cutBefore: number,
): StepResult {
  const left = await countLeft(client, domain);
  if (!left.ok) return left;
  const ids = idsToLookAt(await snapshotOf(job.id, domain), left.value === undefined);
  const cut = left.value ? ok(cutBefore) : await countCut(client, ids, cutBefore);
  if (!cut.ok) return cut;
  if (!left.value && cut.value >= ids.length) {
    await forgetTiesWith(account, domain);
    return done();
  }
  if (step.attempts >= MOST_ATTEMPTS) return done('unsettled');
  const againAt = Date.now() + Math.min(1_000 * 2 ** (step.attempts - 1), LONGEST_WAIT_MS);
  return ok({ againAt, work: { kind: 'settle', domain, cut: cut.value } });
}

/** How many ties the server still counts, in one request; undefined where it has no preview (before 4.3). */
async function countLeft(client: ApiClient, domain: Domain): Promise<Result<number | undefined, ApiFailure>> {
  const preview = await previewDomainBlock(client, domain);
  if (!preview.ok) return preview.error.kind === 'not-found' ? ok(undefined) : preview;
  return ok(preview.value.body.following_count + preview.value.body.followers_count);
}

/**
 * Whom to look at one by one: what is cut last comes first, so that one request mostly tells that it is not over. The
 * preview counts no requests; without it everybody is looked at.
 */
function idsToLookAt(snapshot: Snapshot | undefined, isEverybody: boolean): readonly string[] {
  if (!snapshot) return [];
  const { requests, followers, follows } = snapshot;
  return [...requests, ...(isEverybody ? [...followers, ...follows] : [])].map(({ id }) => id);
}

/** How many of these, from the first on, are cut; ends at the first batch in which somebody is not. */
async function countCut(
  client: ApiClient,
  ids: readonly string[],
  from: number,
): Promise<Result<number, ApiFailure>> {
  const end = Math.min(ids.length, from + MOST_AT_ONCE);
  for (let start = from; start < end; start += RELATIONSHIPS_AT_ONCE) {
    const found = await relationshipsOf(client, ids.slice(start, start + RELATIONSHIPS_AT_ONCE));
    if (!found.ok) return found;
    if ([...found.value.values()].some(isTied)) return ok(start);
  }
  return ok(end);
}

/** The person's own requests are left alone by the clean-up. */
function isTied({ following, followed_by: isFollower, requested_by: hasAsked }: Relationship): boolean {
  return following || isFollower || hasAsked;
}
