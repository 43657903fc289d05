/** The steps that block and unblock, and follow what the server makes of it to its end. */
import type { Domain } from '../../fediverse/domain-name';
import { createDomainBlock, deleteDomainBlock } from '../../mastodon-api/domain-blocks';
import type { Work } from '../../rules/job';
import { ok } from '../../rules/result';
import { tiesWith } from '../../rules/snapshot';
import { dropBlock, keepBlock, refreshDomainBlocks } from '../domain-blocks';
import { homeDomainOf, relationshipsOf, tiesOf } from '../ties';
import { done, type StepContext, type StepResult } from './step-result';
import { putSteps, stepsOf } from './store';

/** How long the server's clean-up after a block is waited for. */
const MOST_SETTLE_ATTEMPTS = 15;

export async function block({ account, client, job }: StepContext, domain: Domain): StepResult {
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

export async function unblock({ account, client }: StepContext, domain: Domain): StepResult {
  const answer = await deleteDomainBlock(client, domain);
  if (!answer.ok) return answer;
  await dropBlock(account, domain);
  return done('unblocked');
}

/** Reads the list back; a block that is not on it is sent again. */
export async function verify({ account, client, job, step }: StepContext): StepResult {
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

export async function settle({ account, client, job, step }: StepContext, domain: Domain): StepResult {
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
