/** What undoing a job means for other jobs. Pure. */
import type { Job } from './job';

/** Whether a job among these takes it back, or did. One that was stopped in between does not: the rest is still to do. */
export function isUndone({ id }: Pick<Job, 'id'>, jobs: readonly Pick<Job, 'undoes' | 'state'>[]): boolean {
  return jobs.some(({ undoes, state }) => undoes === id && state !== 'cancelled');
}
