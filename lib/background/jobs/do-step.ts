/** What each kind of step does. Every one may be done twice: the background may end between doing and noting. */
import { type Domain, parseDomain } from '../../fediverse/domain-name';
import { followAccount, lookupAccount } from '../../mastodon-api/accounts';
import type { ApiFailure } from '../../mastodon-api/api-failure';
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
  const answer = await createDomainBlock(client, domain);
  if (!answer.ok) return answer.error.kind === 'unprocessable' ? done('refused') : answer;
  await keepBlock(account, domain, job.kind === 'import' ? job.title : 'hand');
  return done('blocked');
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

async function settle({ account, client, step }: StepContext, domain: Domain): StepResult {
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
  const steps = await stepsOf(job.id);
  const follows = steps.flatMap((other) =>
    other.work.kind === 'follow' ? [{ step: other, tie: other.work.tie }] : [],
  );
  const waiting = follows.filter((other) => other.step.outcome === 'requested');
  const ids = waiting.map(({ tie }) => tie.id);
  const relationships = await relationshipsOf(client, ids);
  if (!relationships.ok) return relationships;
  for (const { step: other, tie } of waiting) {
    const relationship = relationships.value.get(tie.id);
    const outcome = relationship?.following
      ? await rejoinLists(client, tie)
      : ok<Outcome>(relationship?.requested ? 'requested' : 'refused');
    if (!outcome.ok) return outcome;
    if (outcome.value !== 'requested')
      await putSteps([{ ...other, outcome: outcome.value, endedAt: Date.now() }]);
  }
  const now = Date.now();
  const isOpen = (await stepsOf(job.id)).some(
    (other) => other.work.kind === 'follow' && (other.state !== 'done' || other.outcome === 'requested'),
  );
  if (!isOpen || now - job.createdAt > LONGEST_REQUEST_MS) return done();
  // Often at first, when most are accepted; at last every hour.
  return ok({ againAt: now + Math.min(2_000 * 2 ** Math.min(step.attempts, 11), 3_600_000) });
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
