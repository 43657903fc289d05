/** Stored work: a job is a list of steps, each safe to do twice, done one at a time. Pure: time comes in as an argument. */
import type { FollowTie } from './snapshot';

export type JobKind = 'block' | 'unblock' | 'restore' | 'import' | 'undo';

export interface Job {
  readonly id: string;
  readonly accountKey: string;
  readonly kind: JobKind;
  /** What it is about: a domain, or the name of an imported list. */
  readonly title: string;
  /** Id of the job that this one takes back. */
  readonly undoes?: string;
  /** When and by what its domains were blocked is noted already. */
  readonly fromBackup?: boolean;
  readonly createdAt: number;
  readonly state: 'active' | 'paused' | 'cancelled' | 'done';
}

/** What a step does. */
export type Work =
  /** Reads which of the domains are blocked already: the job leaves those alone. */
  | { readonly kind: 'list' }
  /** Reads whom the account follows and who follows it. */
  | { readonly kind: 'ties' }
  /** Keeps what a block of this domain would cut. */
  | { readonly kind: 'snapshot'; readonly domain: string }
  /** The time in which nothing has been sent yet. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'block'; readonly domain: string }
  | { readonly kind: 'unblock'; readonly domain: string }
  /** Reads the list of blocks back and sends again what is missing. */
  | { readonly kind: 'verify' }
  /** Waits until the server has cut the ties: its clean-up runs after its answer. */
  | {
      readonly kind: 'settle';
      readonly domain: string;
      /** How many of the ties that are looked at one by one were seen cut. */
      readonly cut?: number;
    }
  | { readonly kind: 'follow'; readonly tie: FollowTie }
  /** Waits until requests are accepted, then puts the accounts on their lists again. */
  | { readonly kind: 'accept' };

/** How a step ended. */
export type Outcome =
  | 'done'
  | 'blocked'
  /** Blocked before this job, which has nothing to do there and nothing to undo. */
  | 'known'
  /** Not blocked, because what it would have cut could not be kept. */
  | 'unkept'
  /** Blocked, but the server had not cut all ties when that was last looked at. */
  | 'unsettled'
  | 'unblocked'
  /** Not unblocked: another job blocked it, too. */
  | 'kept'
  | 'restored'
  /** Asked to follow; the other side has not answered yet. */
  | 'requested'
  | 'gone'
  | 'moved'
  | 'refused'
  | 'failed'
  | 'cancelled';

export interface Step {
  readonly jobId: string;
  readonly index: number;
  readonly work: Work;
  /** `begun` is stored before anything is sent: whoever finds it does the step again. */
  readonly state: 'todo' | 'begun' | 'done';
  /** Index of the step that must be done before; all before it where missing steps would cut something. */
  readonly after?: number;
  /** How often it was done so far. */
  readonly attempts: number;
  /** How often in a row it failed in ways that may pass. */
  readonly failures: number;
  /** Not before this time, in ms. */
  readonly notBefore: number;
  readonly outcome?: Outcome;
  /** When it ended, in ms. */
  readonly endedAt?: number;
  /** Kind of the last failure, for people to read. */
  readonly problem?: string;
  /** What the server said of a refusal or failure: short and plain, and not to be trusted. */
  readonly says?: string;
}

/** The step to do now; undefined if none is due. */
export function dueStep(steps: readonly Step[], now: number): Step | undefined {
  return steps.find((step) => step.state !== 'done' && step.notBefore <= now && isReady(step, steps));
}

/** When the next step falls due, in ms; undefined if nothing is left to do. */
export function nextDueAt(steps: readonly Step[]): number | undefined {
  const times = steps
    .filter((step) => step.state !== 'done' && isReady(step, steps))
    .map((step) => step.notBefore);
  return times.length > 0 ? Math.min(...times) : undefined;
}

export function isFinished(steps: readonly Step[]): boolean {
  return steps.every((step) => step.state === 'done');
}

function isReady(step: Step, steps: readonly Step[]): boolean {
  return step.after === undefined || steps[step.after]?.state === 'done';
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** A step that failed so often in a row, in ways that may pass, is given up. */
export const MOST_FAILURES = 30;

/**
 * When to try again after `failures` in a row: soon after the first, which mostly was an accident, then twice as long each
 * time; between half and all of it, so that many do not come back at once.
 *
 * @param random from 0 to 1.
 */
export function retryAt(failures: number, now: number, random: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
  return now + wait * (0.5 + random / 2);
}

/** How far a job is. */
export interface JobProgress {
  readonly id: string;
  readonly accountKey: string;
  readonly kind: JobKind;
  readonly title: string;
  readonly undoes?: string;
  readonly createdAt: number;
  readonly state: Job['state'];
  readonly total: number;
  readonly done: number;
  /** Ended otherwise than was wanted. */
  readonly missed: number;
  /** Asked to follow and not answered yet. */
  readonly requested: number;
  /** When it goes on, if it waits, in ms. */
  readonly goesOnAt?: number;
  /** When its last block or follow will have gone, by the limits of the server, in ms: an estimate. */
  readonly endsAt?: number;
  /** The last failure of a step that is still to be done. */
  readonly problem?: string;
}

const MISSED: readonly Outcome[] = ['unkept', 'unsettled', 'gone', 'moved', 'refused', 'failed', 'cancelled'];

/** Whether a step ended otherwise than was wanted. */
export function isMissed({ outcome }: Pick<Step, 'outcome'>): boolean {
  return outcome !== undefined && MISSED.includes(outcome);
}

/** @param endsAt when it will be through, if that can be told. */
export function progressOf(job: Job, steps: readonly Step[], endsAt?: number): JobProgress {
  const { id, accountKey, kind, title, undoes, createdAt, state } = job;
  const goesOnAt = state === 'active' ? nextDueAt(steps) : undefined;
  const problem = steps.find((step) => step.state !== 'done' && step.problem)?.problem;
  return {
    id,
    accountKey,
    kind,
    title,
    ...(undoes !== undefined && { undoes }),
    createdAt,
    state,
    total: steps.length,
    done: steps.filter((step) => step.state === 'done').length,
    missed: steps.filter(isMissed).length,
    requested: steps.filter(({ outcome }) => outcome === 'requested').length,
    ...(goesOnAt !== undefined && { goesOnAt }),
    ...(state === 'active' && endsAt !== undefined && { endsAt }),
    ...(problem !== undefined && { problem }),
  };
}
