/** Making jobs, and what people can do with them while they run. */
import type { Domain } from '../../fediverse/domain-name';
import type { JobChange } from '../../messaging/answers';
import type { Job, Step } from '../../rules/job';
import { blockSteps, restoreSteps, undoSteps } from '../../rules/job-steps';
import type { Snapshot } from '../../rules/snapshot';
import { isUndone, takenBack } from '../../rules/undo';
import { openDatabase } from '../database';
import { snapshotsOfJob } from '../snapshots';
import { publishProgress } from './progress';
import { wakeJobs } from './runner';
import { addJob, findJob, jobsOf, putJob, putSteps, stepsOf } from './store';

/** Blocks domains, each after its snapshot unless the person chose to go without. */
export function startBlock(
  accountKey: string,
  domains: readonly Domain[],
  title: string,
  withSnapshot: boolean,
  fromBackup = false,
): Promise<string> {
  const kind = domains.length === 1 ? 'block' : 'import';
  const about = { kind, title, ...(fromBackup && { fromBackup }) } as const;
  return start(accountKey, about, (id, now) => blockSteps(id, domains, withSnapshot, now));
}

/** Unblocks a domain; nothing comes back by that alone. */
export function startUnblock(accountKey: string, domain: Domain): Promise<string> {
  return start(accountKey, { kind: 'unblock', title: domain }, (id) => restoreSteps(id, [domain], []));
}

/** Unblocks the snapshot's domain and follows again. */
export function startRestore(snapshot: Snapshot): Promise<string> {
  const { accountKey, domain } = snapshot;
  return start(accountKey, { kind: 'restore', title: domain }, (id) =>
    restoreSteps(id, [domain], [snapshot]),
  );
}

/** Carries out what a person wants of a job. Unknown jobs and changes that do not fit its state change nothing. */
export async function changeJob(id: string, change: JobChange): Promise<void> {
  const job = await findJob(id);
  if (!job) return;
  if (change === 'pause' && job.state === 'active') await putJob({ ...job, state: 'paused' });
  if (change === 'resume' && job.state === 'paused') await putJob({ ...job, state: 'active' });
  if (change === 'cancel') await cancel(job);
  if (change === 'undo') await undo(job);
  await publishProgress();
  void wakeJobs();
}

async function cancel(job: Job): Promise<void> {
  if (job.state !== 'active' && job.state !== 'paused') return;
  const open = (await stepsOf(job.id)).filter(({ state }) => state !== 'done');
  const endedAt = Date.now();
  await putSteps(open.map((step) => ({ ...step, state: 'done', outcome: 'cancelled', endedAt })));
  await putJob({ ...job, state: 'cancelled' });
}

/** Takes back what a job blocked, and restores what that cut, as one job: once, however often and fast it is asked for. */
function undo(job: Job): Promise<void> {
  return navigator.locks.request(`undo:${job.id}`, async () => {
    if (!isUndone(job, await jobsOf(job.accountKey))) await takeBack(job);
  });
}

async function takeBack(job: Job): Promise<void> {
  const { accountKey, title } = job;
  const mine = { job, steps: await stepsOf(job.id) };
  await cancel(job);
  const all = (await jobsOf(accountKey)).map(async (other) => ({
    job: other,
    steps: await stepsOf(other.id),
  }));
  const { unblocked, kept, jobIds } = takenBack(mine, await Promise.all(all));
  if (unblocked.length + kept.length === 0) return;
  // What is not unblocked was not cut, or stays so: following again there would only spend what is allowed in a day.
  const snapshots = (await Promise.all(jobIds.map((id) => snapshotsOfJob(accountKey, id))))
    .flat()
    .filter(({ domain }) => unblocked.includes(domain));
  await start(accountKey, { kind: 'undo', title, undoes: job.id }, (id, now) =>
    undoSteps(id, unblocked, kept, snapshots, now),
  );
}

async function start(
  accountKey: string,
  about: Pick<Job, 'kind' | 'title' | 'undoes' | 'fromBackup'>,
  stepsOfJob: (id: string, now: number) => readonly Step[],
): Promise<string> {
  // Opened first: a job that cannot be stored must not be said to have begun.
  await openDatabase();
  const id = crypto.randomUUID();
  const createdAt = Date.now();
  await addJob({ ...about, id, accountKey, createdAt, state: 'active' }, stepsOfJob(id, createdAt));
  await publishProgress();
  void wakeJobs();
  return id;
}
