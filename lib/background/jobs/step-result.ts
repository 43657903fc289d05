/** What every kind of step is given, and what it answers. */
import type { ApiFailure } from '../../mastodon-api/api-failure';
import type { ApiClient } from '../../mastodon-api/client';
import type { Job, Outcome, Step, Work } from '../../rules/job';
import { ok, type Result } from '../../rules/result';
import type { StoredAccount } from '../database';

/** The step is done, or is to be looked at again at a later time. `work`: what is gone by from then on, where it changed. */
export type Done =
  | { readonly outcome: Outcome; readonly work?: Work; readonly says?: string }
  | { readonly againAt: number; readonly work?: Work };

export interface StepContext {
  readonly account: StoredAccount;
  readonly client: ApiClient;
  readonly job: Job;
  readonly step: Step;
}

export type StepResult = Promise<Result<Done, ApiFailure>>;

export const done = (outcome: Outcome = 'done') => ok<Done>({ outcome });

/** The server will not do it, and said why. */
export const refused = ({ says }: ApiFailure) =>
  ok<Done>({ outcome: 'refused', ...(says !== undefined && { says }) });
