/** Jobs and their steps in the database. */
import type { Job, Step } from '../../rules/job';
import { openDatabase } from '../database';

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

export async function putJob(job: Job): Promise<void> {
  await (await openDatabase()).put('jobs', job);
}

/** The steps of a job, in order. */
export async function stepsOf(jobId: string): Promise<readonly Step[]> {
  return (await openDatabase()).getAllFromIndex('steps', 'byJob', jobId);
}

export async function putStep(step: Step): Promise<void> {
  await (await openDatabase()).put('steps', step);
}

/** Changes several steps at once. */
export async function putSteps(steps: readonly Step[]): Promise<void> {
  const transaction = (await openDatabase()).transaction('steps', 'readwrite');
  for (const step of steps) void transaction.store.put(step);
  await transaction.done;
}
