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

function stepsOf(jobId: string, plans: readonly Plan[]): readonly Step[] {
  return plans.map((plan, index) => ({
    jobId,
    index,
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

/** Snapshot, undo window, block, read back. Without a snapshot only if the person said so in words. */
export function blockSteps(
  jobId: string,
  domains: readonly string[],
  withSnapshot: boolean,
  now: number,
): readonly Step[] {
  const snapshots: Work[] = withSnapshot
    ? [{ kind: 'ties' }, ...domains.map((domain) => ({ kind: 'snapshot' as const, domain }))]
    : [];
  const settles: Work[] =
    withSnapshot && domains.length === 1 ? [{ kind: 'settle', domain: domains[0] ?? '' }] : [];
  const works: Work[] = [
    ...snapshots,
    { kind: 'hold' },
    ...domains.map((domain) => ({ kind: 'block' as const, domain })),
    { kind: 'verify' },
    ...settles,
  ];
  return stepsOf(jobId, inTurn(works, { [snapshots.length]: now + UNDO_WINDOW_MS }));
}

/** Unblocks, then follows again what the snapshots hold. */
export function restoreSteps(
  jobId: string,
  domains: readonly string[],
  snapshots: readonly Snapshot[],
): readonly Step[] {
  const unblocks = inTurn(domains.map((domain) => ({ kind: 'unblock' as const, domain })));
  const last = unblocks.length - 1;
  const after = last >= 0 ? { after: last } : {};
  const follows = snapshots
    .flatMap((snapshot) => snapshot.follows)
    .map((tie) => ({ work: { kind: 'follow' as const, tie }, ...after }));
  const accept: Plan[] = follows.length > 0 ? [{ work: { kind: 'accept' }, ...after }] : [];
  return stepsOf(jobId, [...unblocks, ...follows, ...accept]);
}
