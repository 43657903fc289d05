/** What undoing a job means, for its own blocks and for those of other jobs. Pure. */
import type { Job, Step } from './job';

/** Whether a job among these takes it back, or did. One that was stopped in between does not: the rest is still to do. */
export function isUndone({ id }: Pick<Job, 'id'>, jobs: readonly Pick<Job, 'undoes' | 'state'>[]): boolean {
  return jobs.some(({ undoes, state }) => undoes === id && state !== 'cancelled');
}

export interface JobWithSteps {
  readonly job: Job;
  readonly steps: readonly Step[];
}

export interface TakenBack {
  /** Blocked by this job alone. */
  readonly unblocked: readonly string[];
  /** Blocked by another job, too, that was not undone: its block stays. */
  readonly kept: readonly string[];
  /** Ids of the jobs that may have kept snapshots of what is unblocked: this one, and those undone before that left it blocked. */
  readonly jobIds: readonly string[];
}

/** What undoing `mine` takes back, seen among all jobs of its account. */
export function takenBack(mine: JobWithSteps, all: readonly JobWithSteps[]): TakenBack {
  const others = all.filter(({ job }) => job.id !== mine.job.id);
  const jobs = all.map(({ job }) => job);
  const since = lookedAt(mine);
  const unblockedAt = lastTimes(others, ({ outcome }) => outcome === 'unblocked');
  const keptAt = lastTimes(
    others.filter(({ job }) => !isUndone(job, jobs)),
    (step) => step.work.kind === 'block' && mayHaveBlocked(step),
  );
  // What another job had blocked before this one looked was unblocked by then, or this one had left it alone.
  const isKept = (domain: string) => {
    const blockedAt = keptAt.get(domain) ?? 0;
    return blockedAt > since && blockedAt > (unblockedAt.get(domain) ?? 0);
  };
  const blocked = mine.steps.flatMap((step) =>
    step.work.kind === 'block' && mayHaveBlocked(step) ? [step.work.domain] : [],
  );
  const unblocked = blocked.filter((domain) => !isKept(domain));
  return {
    unblocked,
    kept: blocked.filter(isKept),
    jobIds: [mine.job.id, ...leftBlocked(others, unblocked, since)],
  };
}

/** Also one that was sent, and whose answer has not come. */
function mayHaveBlocked({ state, attempts, outcome }: Step): boolean {
  return outcome === 'blocked' || (state !== 'done' && attempts > 0);
}

/** When the job looked what was blocked already. */
function lookedAt({ job, steps }: JobWithSteps): number {
  return steps.find(({ work }) => work.kind === 'list')?.endedAt ?? job.createdAt;
}

/** When the last of these steps ended, by domain; one that is on its way counts as later than any. */
function lastTimes(
  jobs: readonly JobWithSteps[],
  isMeant: (step: Step) => boolean,
): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const step of jobs.flatMap(({ steps }) => steps)) {
    if (!('domain' in step.work) || !isMeant(step)) continue;
    const { domain } = step.work;
    times.set(domain, Math.max(times.get(domain) ?? 0, step.endedAt ?? Number.POSITIVE_INFINITY));
  }
  return times;
}

/** The jobs whose undoing left some of these domains blocked since then; what was left before is another story. */
function leftBlocked(
  jobs: readonly JobWithSteps[],
  domains: readonly string[],
  since: number,
): readonly string[] {
  const wanted = new Set(domains);
  return jobs.flatMap(({ job: { undoes }, steps }) => {
    const isLeft = steps.some(
      ({ work, outcome, endedAt = 0 }) =>
        outcome === 'kept' && endedAt > since && 'domain' in work && wanted.has(work.domain),
    );
    return undoes !== undefined && isLeft ? [undoes] : [];
  });
}
