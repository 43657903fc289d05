/** What each kind of step does. Every one may be done twice: the background may end between doing and noting. */
import { type Domain, parseDomain } from '../../fediverse/domain-name';
import type { ApiFailure } from '../../mastodon-api/api-failure';
import type { Outcome } from '../../rules/job';
import type { Result } from '../../rules/result';
import { takeSnapshot } from '../snapshots';
import { tiesOf } from '../ties';
import { block, list, unblock, verify } from './block-steps';
import { accept, follow } from './follow-steps';
import { settle } from './settle';
import { type Done, done, type StepContext, type StepResult } from './step-result';

export async function doStep(context: StepContext): StepResult {
  const { work } = context.step;
  switch (work.kind) {
    case 'list':
      return list(context);
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
      return settle(context, named(work.domain), work.cut ?? 0);
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
