/** The steps that block and unblock, and follow what the server makes of it to its end. */
import type { Domain } from '../../fediverse/domain-name';
import type { ApiFailure } from '../../mastodon-api/api-failure';
import type { ApiClient } from '../../mastodon-api/client';
import { createDomainBlock, deleteDomainBlock } from '../../mastodon-api/domain-blocks';
import type { Job, Step, Work } from '../../rules/job';
import { settleSteps } from '../../rules/job-steps';
import { ok, type Result } from '../../rules/result';
import type { StoredAccount } from '../database';
import { dropBlock, keepBlock, refreshDomainBlocks, refreshNewestBlocks } from '../domain-blocks';
import { snapshotsOfJob } from '../snapshots';
import { done, refused, type StepContext, type StepResult } from './step-result';
import { putSteps, stepsOf } from './store';

/** Reads which domains are blocked already: they are neither blocked again, nor unblocked when the job is undone. */
export async function list(context: StepContext): StepResult {
  const steps = await stepsOf(context.job.id);
  const blocked = await blockedBefore(context, blocksIn(steps).length);
  if (!blocked.ok) return blocked;
  const known = steps.filter(
    ({ work }) => (work.kind === 'snapshot' || work.kind === 'block') && blocked.value.has(work.domain),
  );
  const endedAt = Date.now();
  await putSteps(known.map((step) => ({ ...step, state: 'done', outcome: 'known', endedAt })));
  return done();
}

/** The whole list for many domains; for one, which the person was just told of, what may have come meanwhile. */
function blockedBefore(
  { account, client }: StepContext,
  wanted: number,
): Promise<Result<ReadonlySet<string>, ApiFailure>> {
  return wanted === 1 ? refreshNewestBlocks(account, client) : allBlocks(account, client);
}

/** A single block is the newest, mostly: then one page tells, where the whole list may have a hundred. */
async function blockedAfter(
  { account, client }: StepContext,
  blocks: readonly BlockStep[],
): Promise<Result<ReadonlySet<string>, ApiFailure>> {
  const [only, ...others] = blocks;
  if (!only || others.length > 0) return allBlocks(account, client);
  const newest = await refreshNewestBlocks(account, client);
  return !newest.ok || newest.value.has(only.work.domain) ? newest : allBlocks(account, client);
}

async function allBlocks(
  account: StoredAccount,
  client: ApiClient,
): Promise<Result<ReadonlySet<string>, ApiFailure>> {
  const rows = await refreshDomainBlocks(account, client);
  return rows.ok ? ok(new Set(rows.value.map(({ domain }) => domain))) : rows;
}

type BlockStep = Step & { readonly work: Extract<Work, { kind: 'block' }> };

function blocksIn(steps: readonly Step[]): readonly BlockStep[] {
  return steps.filter((step): step is BlockStep => step.work.kind === 'block');
}

export async function block({ account, client, job }: StepContext, domain: Domain): StepResult {
  // No snapshot, no block: what could not be kept must not be cut.
  const steps = await stepsOf(job.id);
  const isUnkept = steps.some(({ work, outcome }) => isSnapshotOf(work, domain) && outcome === 'failed');
  if (isUnkept) return done('unkept');
  const answer = await createDomainBlock(client, domain);
  if (!answer.ok) return answer.error.kind === 'unprocessable' ? refused(answer.error) : answer;
  await keepBlock(account, domain, job.fromBackup ? undefined : sourceOf(job, domain));
  return done('blocked');
}

/** A job that is called like its domain was made by hand; any other is called like its list. */
function sourceOf({ title }: Job, domain: Domain): string {
  return title === domain ? 'hand' : title;
}

function isSnapshotOf(work: Work, domain: Domain): boolean {
  return work.kind === 'snapshot' && work.domain === domain;
}

export async function unblock({ account, client }: StepContext, domain: Domain): StepResult {
  const answer = await deleteDomainBlock(client, domain);
  if (!answer.ok) return answer;
  await dropBlock(account, domain);
  return done('unblocked');
}

/** Reads the list back; a block that is not on it is sent again. Those that are on it are followed to their end. */
export async function verify(context: StepContext): StepResult {
  const { account, job, step } = context;
  const blocks = blocksIn(await stepsOf(job.id));
  const blocked = await blockedAfter(context, blocks);
  if (!blocked.ok) return blocked;
  const sent = blocks.filter(({ outcome }) => outcome === 'blocked');
  const missing = sent.filter(({ work }) => !blocked.value.has(work.domain));
  const isLast = missing.length === 0 || step.attempts > 3;
  await putSteps(
    missing.map(({ outcome: _, ...other }) =>
      isLast ? { ...other, state: 'done', outcome: 'failed' } : { ...other, state: 'todo', notBefore: 0 },
    ),
  );
  if (!isLast) return ok({ againAt: Date.now() + 2_000 });
  await followToTheEnd(account.key, step);
  return done(missing.length === 0 ? 'done' : 'failed');
}

/** Has the clean-up after each block awaited that had ties to cut, as far as it is known; of a single one in any case. */
async function followToTheEnd(accountKey: string, verify: Step): Promise<void> {
  const { jobId } = verify;
  const steps = await stepsOf(jobId);
  if (steps.some(({ work }) => work.kind === 'settle')) return;
  const blocks = blocksIn(steps);
  const tied = new Set((await snapshotsOfJob(accountKey, jobId)).map(({ domain }) => domain));
  const domains = blocks
    .filter(({ work, outcome }) => outcome === 'blocked' && (blocks.length === 1 || tied.has(work.domain)))
    .map(({ work }) => work.domain);
  await putSteps(settleSteps(steps, verify, domains));
}
