/** Does stored work: one step at a time for each account, noted before and after, on through any restart. */
import browser from 'webextension-polyfill';
import { type ApiFailure, isPassing } from '../../mastodon-api/api-failure';
import { dueStep, isFinished, type Job, MOST_FAILURES, nextDueAt, retryAt, type Step } from '../../rules/job';
import { RESERVE } from '../../rules/rate-limit';
import type { Result } from '../../rules/result';
import { clientOf, findAccount } from '../accounts';
import { doStep } from './do-step';
import { publishProgress } from './progress';
import type { Done } from './step-result';
import { allJobs, findJob, jobsOf, putJob, putStep, stepsOf } from './store';

const ALARM = 'jobs';
/** While there is work, the browser wakes us at least this often: the background may be stopped at any time. */
const HEARTBEAT_MINUTES = 0.5;
/** Waits shorter than this are slept through; for longer ones the alarm wakes us. */
const LONGEST_SLEEP_MS = 20_000;
const TELL_EVERY_MS = 500;

/** Starts whatever is due. Safe to call at any time, from any event. */
export async function wakeJobs(): Promise<void> {
  const active = (await allJobs()).filter(({ state }) => state === 'active');
  if (active.length === 0) {
    await browser.alarms.clear(ALARM);
    return;
  }
  await browser.alarms.create(ALARM, { periodInMinutes: HEARTBEAT_MINUTES });
  const accounts = new Set(active.map(({ accountKey }) => accountKey));
  await Promise.all([...accounts].map(runAccount));
}

/** Hears of the alarm; must be called in the first turn of the background's start. */
export function listenForJobAlarm(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void wakeJobs();
  });
}

/** One runner an account, whoever calls: the lock goes with the context that holds it. */
async function runAccount(accountKey: string): Promise<void> {
  await navigator.locks.request(`jobs:${accountKey}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    for (;;) {
      const waitMs = await runDueSteps(accountKey);
      if (waitMs === undefined || waitMs > LONGEST_SLEEP_MS) return;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  });
}

/** Does all steps that are due; says how long until the next one, in ms, undefined if there is none. */
async function runDueSteps(accountKey: string): Promise<number | undefined> {
  let toldAt = 0;
  for (;;) {
    const jobs = (await jobsOf(accountKey)).filter(({ state }) => state === 'active');
    const planned = await Promise.all(
      jobs.toReversed().map(async (job) => ({ job, steps: await stepsOf(job.id) })),
    );
    for (const { job, steps } of planned) if (isFinished(steps)) await putJob({ ...job, state: 'done' });
    const now = Date.now();
    const next = planned
      .map(({ job, steps }) => ({ job, step: dueStep(steps, now) }))
      .find(({ step }) => step !== undefined);
    if (!next?.step || now - toldAt > TELL_EVERY_MS) {
      toldAt = now;
      await publishProgress();
    }
    if (!next?.step) {
      const times = planned.flatMap(({ steps }) => nextDueAt(steps) ?? []);
      return times.length > 0 ? Math.max(0, Math.min(...times) - now) : undefined;
    }
    if (!(await runStep(next.job, next.step))) return undefined;
  }
}

/** Does one step and notes how it went. False if the account has to be signed in first: its work waits for that. */
async function runStep(job: Job, step: Step): Promise<boolean> {
  const account = await findAccount(job.accountKey);
  if (!account?.token) return false;
  const begun: Step = { ...step, state: 'begun', attempts: step.attempts + 1 };
  await putStep(begun);
  const result = await doStep({ account, client: clientOf(account, RESERVE), job, step: begun });
  // The person may have paused or cancelled the job while the step was on its way.
  const current = await findJob(job.id);
  await putStep(afterwards(begun, result, Date.now(), Math.random()));
  return current !== undefined && (result.ok || result.error.kind !== 'unauthorized');
}

/** The step as it is after it was done once. */
function afterwards(step: Step, result: Result<Done, ApiFailure>, now: number, random: number): Step {
  const { problem: _, says: __, ...clean } = step;
  if (result.ok) {
    const how = result.value;
    const { work = step.work } = how;
    if ('againAt' in how) return { ...clean, work, state: 'todo', failures: 0, notBefore: how.againAt };
    const { outcome, says } = how;
    return { ...clean, work, state: 'done', failures: 0, outcome, endedAt: now, ...(says && { says }) };
  }
  const { kind, retryAt: allowedAt, says } = result.error;
  if (kind === 'unauthorized') return { ...clean, state: 'todo', problem: kind };
  // A limit is no failure: the request was not even sent, or the server said when it may be.
  if (allowedAt !== undefined)
    return { ...clean, state: 'todo', notBefore: allowedAt + random * 1_000, problem: kind };
  const failures = step.failures + 1;
  if (!isPassing(result.error) || failures >= MOST_FAILURES)
    return {
      ...clean,
      state: 'done',
      failures,
      outcome: 'failed',
      endedAt: now,
      problem: kind,
      ...(says && { says }),
    };
  return { ...clean, state: 'todo', failures, notBefore: retryAt(failures, now, random), problem: kind };
}
