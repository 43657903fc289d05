/** The steps of each kind of job. Pure. */
import type { Step, Work } from './job';
import type { Snapshot } from './snapshot';

/** How long a block can be taken back before anything is sent. */
export const UNDO_WINDOW_MS = 10_000;

interface Plan {
  readonly work: Work;
  readonly after?: number;
  readonly notBefore?: number;
}

function stepsOf(jobId: string, plans: readonly Plan[], firstIndex = 0): readonly Step[] {
  return plans.map((plan, index) => ({
    jobId,
    index: firstIndex + index,
    work: plan.work,
    state: 'todo',
    attempts: 0,
    failures: 0,
    notBefore: plan.notBefore ?? 0,
    ...(plan.after !== undefined && { after: plan.after }),
  }));
}

/** Each step after the one before it. */
function inTurn(works: readonly Work[], notBefore: Readonly<Record<number, number>> = {}): readonly Plan[] {
  return works.map((work, index) => ({
    work,
    ...(index > 0 && { after: index - 1 }),
    ...(notBefore[index] !== undefined && { notBefore: notBefore[index] }),
  }));
}

/**
 * What is blocked already, snapshots, undo window, blocks, read back; how each is followed to its end is settled then, by
 * `settleSteps`. Without a snapshot only if the person said so in words.
 */
export function blockSteps(
  jobId: string,
  domains: readonly string[],
  withSnapshot: boolean,
  now: number,
): readonly Step[] {
  const before: Work[] = [
    { kind: 'list' },
    ...(withSnapshot
      ? [{ kind: 'ties' as const }, ...domains.map((domain) => ({ kind: 'snapshot' as const, domain }))]
      : []),
  ];
  const works: Work[] = [
    ...before,
    { kind: 'hold' },
    ...domains.map((domain) => ({ kind: 'block' as const, domain })),
    { kind: 'verify' },
  ];
  return stepsOf(jobId, inTurn(works, { [before.length]: now + UNDO_WINDOW_MS }));
}

/** Steps that follow the server's clean-up of each domain to its end, to stand behind all others of the job. */
export function settleSteps(
  steps: readonly Step[],
  verify: Step,
  domains: readonly string[],
): readonly Step[] {
  const plans = domains.map((domain) => ({ work: { kind: 'settle' as const, domain }, after: verify.index }));
  return stepsOf(verify.jobId, plans, steps.length);
}

/** Unblocks, then follows again what the snapshots hold, whoever stands in several of them once. */
export function restoreSteps(
  jobId: string,
  domains: readonly string[],
  snapshots: readonly Snapshot[],
): readonly Step[] {
  const unblocks = inTurn(domains.map((domain) => ({ kind: 'unblock' as const, domain })));
  const last = unblocks.length - 1;
  const after = last >= 0 ? { after: last } : {};
  const ties = new Map(snapshots.flatMap(({ follows }) => follows).map((tie) => [tie.id, tie]));
  const follows = [...ties.values()].map((tie) => ({ work: { kind: 'follow' as const, tie }, ...after }));
  const accept: Plan[] = follows.length > 0 ? [{ work: { kind: 'accept' }, ...after }] : [];
  return stepsOf(jobId, [...unblocks, ...follows, ...accept]);
}

/** The same for what an undo takes back; what it leaves blocked is told of, and done from the start. */
export function undoSteps(
  jobId: string,
  unblocked: readonly string[],
  kept: readonly string[],
  snapshots: readonly Snapshot[],
  now: number,
): readonly Step[] {
  const steps = restoreSteps(jobId, unblocked, snapshots);
  const left = stepsOf(
    jobId,
    kept.map((domain) => ({ work: { kind: 'unblock' as const, domain } })),
    steps.length,
  );
  return [
    ...steps,
    ...left.map((step) => ({ ...step, state: 'done', outcome: 'kept', endedAt: now }) as const),
  ];
}
