/** The steps of a restore: following again, and what waits for the other side's answer. */
import {
  type Account,
  followAccount,
  lookupAccount,
  RELATIONSHIPS_AT_ONCE,
  resolveAccount,
} from '../../mastodon-api/accounts';
import { type ApiFailure, isPassing } from '../../mastodon-api/api-failure';
import type { ApiClient } from '../../mastodon-api/client';
import { addToList } from '../../mastodon-api/lists';
import { type Job, type Outcome, retryAt, type Step, type Work } from '../../rules/job';
import { failed, ok, type Result } from '../../rules/result';
import type { FollowTie } from '../../rules/snapshot';
import { relationshipsOf } from '../ties';
import { done, refused, type StepContext, type StepResult } from './step-result';
import { putSteps, stepsOf } from './store';

/** How long an answer to a follow request is waited for. */
const LONGEST_REQUEST_MS = 14 * 86_400_000;

/** Follows again as before. The answer cannot be trusted to say whether the other side has accepted: `accept` looks. */
export async function follow({ client }: StepContext, tie: FollowTie): StepResult {
  const answer = await followAccount(client, tie.id, tie);
  if (answer.ok) return done('requested');
  if (answer.error.kind === 'not-found') return followByHandle(client, tie);
  if (isRefusal(answer.error)) return (await isMoved(client, tie)) ? done('moved') : refused(answer.error);
  return answer;
}

/** The id is gone: the account may have come back under another. */
async function followByHandle(client: ApiClient, tie: FollowTie): StepResult {
  const found = await findByHandle(client, tie.acct);
  if (!found.ok) return found;
  const account = found.value;
  if (account?.moved) return done('moved');
  // The very account that could not be followed: it is known here, and suspended.
  if (!account || account.id === tie.id) return done('gone');
  const { id } = account;
  const answer = await followAccount(client, id, tie);
  if (answer.ok) return ok({ outcome: 'requested', work: { kind: 'follow', tie: { ...tie, id } } });
  if (answer.error.kind === 'not-found') return done('gone');
  return isRefusal(answer.error) ? refused(answer.error) : answer;
}

/** The account with this handle, as the server knows it, or as it gets to know it by asking where it is at home. */
async function findByHandle(
  client: ApiClient,
  acct: string,
): Promise<Result<Account | undefined, ApiFailure>> {
  const known = await lookupAccount(client, acct);
  if (known.ok) return ok(known.value.body);
  if (known.error.kind !== 'not-found') return known;
  const resolved = await resolveAccount(client, acct);
  if (resolved.ok)
    return ok(resolved.value.body.find((account) => account.acct.toLowerCase() === acct.toLowerCase()));
  // A server that does not look for accounts elsewhere: then there is none.
  return isRefusal(resolved.error) || resolved.error.kind === 'not-found' ? ok(undefined) : resolved;
}

function isRefusal({ kind }: ApiFailure): boolean {
  return kind === 'forbidden' || kind === 'unprocessable';
}

async function isMoved(client: ApiClient, tie: FollowTie): Promise<boolean> {
  const found = await lookupAccount(client, tie.acct);
  return found.ok && Boolean(found.value.body.moved);
}

/** Looks which requests were accepted since, and puts those accounts on their lists again. */
export async function accept({ client, job }: StepContext): StepResult {
  const waiting = (await followsOf(job)).filter(isWaiting);
  for (let start = 0; start < waiting.length; start += RELATIONSHIPS_AT_ONCE) {
    const looked = await lookAt(client, waiting.slice(start, start + RELATIONSHIPS_AT_ONCE));
    if (looked.ok) continue;
    // Hundreds of requests, of which one may always break off: it is a failure only where nothing gets on.
    const isPlain = isPassing(looked.error) && looked.error.retryAt === undefined;
    const getsOn = start > 0 || (await followsOf(job)).filter(isWaiting).length < waiting.length;
    if (isPlain && getsOn) return ok({ againAt: retryAt(1, Date.now(), Math.random()) });
    return looked;
  }
  const now = Date.now();
  const isOpen = (await followsOf(job)).some((follow) => follow.state !== 'done' || isWaiting(follow));
  if (!isOpen || now - job.createdAt > LONGEST_REQUEST_MS) return done();
  // Often at first, when most are accepted; at last every hour. By age: attempts also count what broke off or was killed.
  return ok({ againAt: now + Math.min(Math.max(2_000, (now - job.createdAt) / 4), 3_600_000) });
}

type FollowStep = Step & { readonly work: Extract<Work, { kind: 'follow' }> };

async function followsOf(job: Job): Promise<readonly FollowStep[]> {
  return (await stepsOf(job.id)).filter((step): step is FollowStep => step.work.kind === 'follow');
}

function isWaiting({ outcome }: Step): boolean {
  return outcome === 'requested';
}

/** Notes of each request how it stands now. */
async function lookAt(client: ApiClient, waiting: readonly FollowStep[]): Promise<Result<null, ApiFailure>> {
  const relationships = await relationshipsOf(
    client,
    waiting.map(({ work }) => work.tie.id),
  );
  if (!relationships.ok) return relationships;
  for (const step of waiting) {
    const { tie } = step.work;
    const relationship = relationships.value.get(tie.id);
    const outcome = relationship?.following
      ? await rejoinLists(client, tie)
      : ok<Outcome>(relationship?.requested ? 'requested' : 'refused');
    if (!outcome.ok) return outcome;
    if (outcome.value !== 'requested')
      await putSteps([{ ...step, outcome: outcome.value, endedAt: Date.now() }]);
  }
  return ok(null);
}

async function rejoinLists(client: ApiClient, tie: FollowTie): Promise<Result<Outcome, ApiFailure>> {
  for (const listId of tie.lists) {
    const answer = await addToList(client, listId, tie.id);
    // 404: the list is gone; 422: the account is on it already.
    if (!answer.ok && !['not-found', 'unprocessable'].includes(answer.error.kind))
      return failed(answer.error);
  }
  return ok('restored');
}
