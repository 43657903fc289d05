/** Whom a domain block would cut, by name, before anything is done. */
import type { Domain } from '../fediverse/domain-name';
import type { ApiFailure } from '../mastodon-api/api-failure';
import { previewDomainBlock } from '../mastodon-api/domain-blocks';
import type { BlockCounts, BlockNames } from '../messaging/answers';
import { reaches } from '../rules/oauth-scopes';
import { ok, type Result } from '../rules/result';
import { subdomainsWithTies, type Ties, tiesWith } from '../rules/snapshot';
import { clientOf } from './accounts';
import type { StoredAccount } from './database';
import { homeDomainOf, tiesOf } from './ties';

/** Names are read anew only after this time: they are for looking at, the snapshot reads its own. */
const NAMES_FRESH_MS = 60 * 60_000;

/** The two figures, at once; null where the server has no such preview (Mastodon before 4.3 and other software). */
export async function previewCounts(
  account: StoredAccount,
  domain: Domain,
): Promise<Result<BlockCounts | null, ApiFailure>> {
  const answer = await previewDomainBlock(clientOf(account), domain);
  if (!answer.ok) return answer.error.kind === 'not-found' ? ok(null) : answer;
  const { following_count: following, followers_count: followers } = answer.value.body;
  return ok({ following, followers });
}

/** All ties; null where the person did not allow reading follows. */
export async function allTies(account: StoredAccount): Promise<Result<Ties | null, ApiFailure>> {
  if (!reaches(account.scopes, 'restore')) return ok(null);
  return tiesOf(account, clientOf(account), NAMES_FRESH_MS);
}

/** The names; null where the person did not allow reading follows. */
export async function previewNames(
  account: StoredAccount,
  domain: Domain,
): Promise<Result<BlockNames | null, ApiFailure>> {
  if (!reaches(account.scopes, 'restore')) return ok(null);
  const ties = await tiesOf(account, clientOf(account), NAMES_FRESH_MS);
  if (!ties.ok) return ties;
  const { follows, followers, requests, fetchedAt } = ties.value;
  const home = homeDomainOf(account);
  return ok({
    follows: tiesWith(follows, domain, home),
    followers: tiesWith(followers, domain, home),
    requests: tiesWith(requests, domain, home),
    subdomains: subdomainsWithTies([...follows, ...followers, ...requests], domain, home),
    fetchedAt,
  });
}
