/** How far all jobs are, for popup, dashboard and anybody else who watches the storage. */
import { isFinished, type Job, type JobProgress, progressOf } from '../../rules/job';
import { estimatedEnd } from '../../rules/time-left';
import { jobProgress } from '../../storage/items';
import { readStored, writeStored } from '../../storage/stored';
import { knownLimits } from '../rate-limiter';
import { allJobs, stepsOf } from './store';

/** Jobs that are told of; older ones are in the dashboard's history. */
const MOST_TOLD = 20;

/** Puts the state of the newest jobs where everybody can see it; writes only if something changed. */
export async function publishProgress(): Promise<void> {
  const jobs = (await allJobs()).slice(0, MOST_TOLD);
  const progress = await Promise.all(jobs.map(progressNow));
  const before = await readStored(jobProgress);
  if (JSON.stringify(before) !== JSON.stringify(progress)) await writeStored(jobProgress, progress);
}

async function progressNow(job: Job): Promise<JobProgress> {
  const steps = await stepsOf(job.id);
  if (job.state !== 'active') return progressOf(job, steps);
  if (isFinished(steps)) return progressOf({ ...job, state: 'done' }, steps);
  const now = Date.now();
  return progressOf(job, steps, estimatedEnd(steps, await knownLimits(job.accountKey, now), now));
}
