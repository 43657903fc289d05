/** What each kind of step does. Every one may be done twice: the background may end between doing and noting. */
import { type Domain, parseDomain } from '../../fediverse/domain-name';
import { followAccount, lookupAccount, RELATIONSHIPS_AT_ONCE } from '../../mastodon-api/accounts';
import { type ApiFailure, isPassing } from '../../mastodon-api/api-failure';
import type { ApiClient } from '../../mastodon-api/client';
import { createDomainBlock, deleteDomainBlock } from '../../mastodon-api/domain-blocks';
import { addToList } from '../../mastodon-api/lists';
import type { Job, Outcome, Step, Work } from '../../rules/job';
import { failed, ok, type Result } from '../../rules/result';
import { type FollowTie, tiesWith } from '../../rules/snapshot';
import type { StoredAccount } from '../database';
import { dropBlock, keepBlock, refreshDomainBlocks } from '../domain-blocks';
import { takeSnapshot } from '../snapshots';
import { homeDomainOf, relationshipsOf, tiesOf } from '../ties';
import { putSteps, stepsOf } from './store';

/** The step is done, or is to be looked at again at a later time. */
export type Done =
  | { readonly outcome: Outcome /** What later steps go by, where it changed. */; readonly work?: Work }
  | { readonly againAt: number };

export interface StepContext {
  readonly account: StoredAccount;
  readonly client: ApiClient;
  readonly job: Job;
  readonly step: Step;
}

type StepResult = Promise<Result<Done, ApiFailure>>;

const done = (outcome: Outcome = 'done') => ok<Done>({ outcome });

/** How long the server's clean-up after a block is waited for. */
const MOST_SETTLE_ATTEMPTS = 15;
/** How long an answer to a follow request is waited for. */
const LONGEST_REQUEST_MS = 14 * 86_400_000;

export async function doStep(context: StepContext): StepResult {
  const { work } = context.step;
  switch (work.kind) {
    case 'ties':
      return mapped(await tiesOf(context.account, context.client, 0), 'done');
    case 'snapshot':
      return mapped(
        await takeSnapshot(context.account, context.client, context.job.id, named(work.domain)),
        'done',
      );
    case 'hold':
      return done();
    case 'block':
      return block(context, named(work.domain));
    case 'unblock':
      return unblock(context, named(work.domain));
    case 'verify':
      return verify(context);
    case 'settle':
      return settle(context, named(work.domain));
    case 'follow':
      return follow(context, work.tie);
    case 'accept':
      return accept(context);
  }
}

function mapped(result: Result<unknown, ApiFailure>, outcome: Outcome): Result<Done, ApiFailure> {
  return result.ok ? done(outcome) : result;
}

/** Steps hold normalised names only: anything else is a bug of whoever made the job. */
function named(domain: string): Domain {
  const parsed = parseDomain(domain);
  if (!parsed) throw new Error(`${domain} is no domain`);
  return parsed;
}

async function block({ account, client, job }: StepContext, domain: Domain): StepResult {
  // No snapshot, no block: what could not be kept must not be cut.
  const steps = await stepsOf(job.id);
  const isUnkept = steps.some(({ work, outcome }) => isSnapshotOf(work, domain) && outcome === 'failed');
  if (isUnkept) return done('failed');
  const answer = await createDomainBlock(client, domain);
  if (!answer.ok) return answer.error.kind === 'unprocessable' ? done('refused') : answer;
  await keepBlock(account, domain, job.kind === 'import' ? job.title : 'hand');
  return done('blocked');
}

function isSnapshotOf(work: Work, domain: Domain): boolean {
  return work.kind === 'snapshot' && work.domain === domain;
}

async function unblock({ account, client }: StepContext, domain: Domain): StepResult {
  const answer = await deleteDomainBlock(client, domain);
  if (!answer.ok) return answer;
  await dropBlock(account, domain);
  return done('unblocked');
}

/** Reads the list back; a block that is not on it is sent again. */
async function verify({ account, client, job, step }: StepContext): StepResult {
  const rows = await refreshDomainBlocks(account, client);
  if (!rows.ok) return rows;
  const blocked = new Set(rows.value.map(({ domain }) => domain));
  const steps = await stepsOf(job.id);
  const missing = steps.filter(
    ({ work, outcome }) => work.kind === 'block' && outcome === 'blocked' && !blocked.has(work.domain),
  );
  if (missing.length === 0) return done();
  const isLast = step.attempts > 3;
  await putSteps(
    missing.map(({ outcome: _, ...other }) =>
      isLast ? { ...other, state: 'done', outcome: 'failed' } : { ...other, state: 'todo', notBefore: 0 },
    ),
  );
  return isLast ? done('failed') : ok({ againAt: Date.now() + 2_000 });
}

async function settle({ account, client, job, step }: StepContext, domain: Domain): StepResult {
  const isBlocked = (await stepsOf(job.id)).some(({ outcome }) => outcome === 'blocked');
  if (!isBlocked) return done('cancelled');
  const ties = await tiesOf(account, client, Number.POSITIVE_INFINITY);
  if (!ties.ok) return ties;
  const [first] = tiesWith(ties.value.follows, domain, homeDomainOf(account));
  if (!first) return done();
  const relationships = await relationshipsOf(client, [first.id]);
  if (!relationships.ok) return relationships;
  if (relationships.value.get(first.id)?.following !== true) return done();
  if (step.attempts >= MOST_SETTLE_ATTEMPTS) return done('failed');
  return ok({ againAt: Date.now() + 1_000 * (step.attempts + 1) });
}

/** Follows again as before. The answer cannot be trusted to say whether the other side has accepted: `accept` looks. */
async function follow({ client }: StepContext, tie: FollowTie): StepResult {
  const answer = await followAccount(client, tie.id, tie);
  if (answer.ok) return done('requested');
  const { kind } = answer.error;
  if (kind === 'not-found') return followByHandle(client, tie);
  if (kind === 'forbidden' || kind === 'unprocessable')
    return done((await isMoved(client, tie)) ? 'moved' : 'refused');
  return answer;
}

/** The id is gone: the account may have come back under another. */
async function followByHandle(client: ApiClient, tie: FollowTie): StepResult {
  const found = await lookupAccount(client, tie.acct);
  if (!found.ok) return found.error.kind === 'not-found' ? done('gone') : found;
  if (found.value.body.moved) return done('moved');
  if (found.value.body.id === tie.id) return done('gone');
  const { id } = found.value.body;
  const answer = await followAccount(client, id, tie);
  if (answer.ok) return ok({ outcome: 'requested', work: { kind: 'follow', tie: { ...tie, id } } });
  return answer.error.kind === 'not-found' ? done('gone') : answer;
}

async function isMoved(client: ApiClient, tie: FollowTie): Promise<boolean> {
  const found = await lookupAccount(client, tie.acct);
  return found.ok && Boolean(found.value.body.moved);
}

/** Looks which requests were accepted since, and puts those accounts on their lists again. */
async function accept({ client, job, step }: StepContext): StepResult {
  const waiting = (await followsOf(job)).filter(isWaiting);
  for (let start = 0; start < waiting.length; start += RELATIONSHIPS_AT_ONCE) {
    const looked = await lookAt(client, waiting.slice(start, start + RELATIONSHIPS_AT_ONCE));
    if (looked.ok) continue;
    // Hundreds of requests, of which one may always break off: it is a failure only where nothing gets on.
    const isPlain = isPassing(looked.error) && looked.error.retryAt === undefined;
    const getsOn = start > 0 || (await followsOf(job)).filter(isWaiting).length < waiting.length;
    if (isPlain && getsOn) break;
    return looked;
  }
  const now = Date.now();
  const isOpen = (await followsOf(job)).some((follow) => follow.state !== 'done' || isWaiting(follow));
  if (!isOpen || now - job.createdAt > LONGEST_REQUEST_MS) return done();
  // Often at first, when most are accepted; at last every hour.
  return ok({ againAt: now + Math.min(2_000 * 2 ** Math.min(step.attempts, 11), 3_600_000) });
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
