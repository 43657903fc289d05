/** Jobs and their steps in the database. */
import type { Job, Step } from '../../rules/job';
import { openDatabase } from '../database';

/**
 * Steps by job, as the database has them: a large job would else be read anew, thousands of rows, for each of its steps.
 * Only this context writes steps, and only here.
 */
const known = new Map<string, Promise<readonly Step[]>>();

/** Stores a job with all its steps at once: there is never one without the other. */
export async function addJob(job: Job, steps: readonly Step[]): Promise<void> {
  const transaction = (await openDatabase()).transaction(['jobs', 'steps'], 'readwrite');
  void transaction.objectStore('jobs').put(job);
  for (const step of steps) void transaction.objectStore('steps').put(step);
  await transaction.done;
}

export async function findJob(id: string): Promise<Job | undefined> {
  return (await openDatabase()).get('jobs', id);
}

/** All jobs, newest first. */
export async function allJobs(): Promise<readonly Job[]> {
  const jobs = await (await openDatabase()).getAll('jobs');
  return jobs.sort((a, b) => b.createdAt - a.createdAt);
}

/** The jobs of an account, newest first. */
export async function jobsOf(accountKey: string): Promise<readonly Job[]> {
  return (await allJobs()).filter((job) => job.accountKey === accountKey);
}

export async function putJob(job: Job): Promise<void> {
  await (await openDatabase()).put('jobs', job);
}

/** The steps of a job, in order. */
export function stepsOf(jobId: string): Promise<readonly Step[]> {
  const steps = known.get(jobId) ?? readSteps(jobId);
  known.set(jobId, steps);
  return steps;
}

export async function putStep(step: Step): Promise<void> {
  await putSteps([step]);
}

/** Changes several steps at once. */
export async function putSteps(steps: readonly Step[]): Promise<void> {
  const jobIds = [...new Set(steps.map(({ jobId }) => jobId))];
  // Read before they are written, or what is being read could be the state before.
  await Promise.all(jobIds.map(stepsOf));
  const transaction = (await openDatabase()).transaction('steps', 'readwrite');
  for (const step of steps) void transaction.store.put(step);
  await transaction.done;
  for (const jobId of jobIds) known.set(jobId, withChanges(stepsOf(jobId), steps));
}

/** Forgets what was read; for when all that is stored is deleted. */
export function forgetSteps(): void {
  known.clear();
}

async function readSteps(jobId: string): Promise<readonly Step[]> {
  try {
    return await (await openDatabase()).getAllFromIndex('steps', 'byJob', jobId);
  } catch (error) {
    known.delete(jobId);
    throw error;
  }
}

async function withChanges(
  before: Promise<readonly Step[]>,
  changes: readonly Step[],
): Promise<readonly Step[]> {
  const steps = [...(await before)];
  for (const step of changes) if (step.jobId === steps[0]?.jobId) steps[step.index] = step;
  return steps;
}
