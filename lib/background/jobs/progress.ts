/** How far all jobs are, for popup, dashboard and anybody else who watches the storage. */
import { isFinished, progressOf } from '../../rules/job';
import { jobProgress } from '../../storage/items';
import { readStored, writeStored } from '../../storage/stored';
import { allJobs, stepsOf } from './store';

/** Jobs that are told of; older ones are in the dashboard's history. */
const MOST_TOLD = 20;

/** Puts the state of the newest jobs where everybody can see it; writes only if something changed. */
export async function publishProgress(): Promise<void> {
  const jobs = (await allJobs()).slice(0, MOST_TOLD);
  const progress = await Promise.all(
    jobs.map(async (job) => {
      const steps = await stepsOf(job.id);
      return progressOf(isFinished(steps) && job.state === 'active' ? { ...job, state: 'done' } : job, steps);
    }),
  );
  const before = await readStored(jobProgress);
  if (JSON.stringify(before) !== JSON.stringify(progress)) await writeStored(jobProgress, progress);
}
