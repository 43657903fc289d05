import { expect, test } from 'vitest';
import type { Job, Step } from './job';
import { isUndone, type JobWithSteps, takenBack } from './undo';

interface Made {
  readonly kind?: Job['kind'];
  /** When it looked what was blocked already. */
  readonly lookedAt?: number;
  readonly steps?: readonly Partial<Step>[];
  readonly undoes?: string;
  readonly state?: Job['state'];
}

function made(
  id: string,
  { kind = 'import', lookedAt = 0, steps = [], undoes, state = 'done' }: Made,
): JobWithSteps {
  const job = { id, accountKey: 'me', kind, title: id, createdAt: 0, state, ...(undoes && { undoes }) };
  const counts = { jobId: id, state: 'done', attempts: 1, failures: 0, notBefore: 0 } as const;
  const list: Partial<Step> = { work: { kind: 'list' }, endedAt: lookedAt, outcome: 'done' };
  return {
    job,
    steps: [list, ...steps].map((step, index) => ({ work: { kind: 'hold' }, ...counts, index, ...step })),
  };
}

const block = (domain: string, endedAt: number) =>
  ({ work: { kind: 'block', domain }, outcome: 'blocked', endedAt }) as const;
const unblock = (domain: string, endedAt: number, outcome: 'unblocked' | 'kept' = 'unblocked') =>
  ({ work: { kind: 'unblock', domain }, outcome, endedAt }) as const;

const first = made('first', { lookedAt: 10, steps: [block('both', 20), block('mine', 21)] });
const second = made('second', { lookedAt: 11, steps: [block('both', 30)] });

test('an undo that is under way or done counts, one that was stopped does not', () => {
  const undo = (state: Job['state']) => made('undo', { undoes: 'first', state }).job;
  expect(isUndone(first.job, [undo('active')])).toBe(true);
  expect(isUndone(first.job, [undo('done')])).toBe(true);
  expect(isUndone(first.job, [undo('cancelled')])).toBe(false);
  expect(isUndone(second.job, [undo('done')])).toBe(false);
});

test('what another job blocked meanwhile, or after, stays blocked, whichever of the two is undone', () => {
  const all = [first, second];
  expect(takenBack(first, all)).toEqual({ unblocked: ['mine'], kept: ['both'], jobIds: ['first'] });
  expect(takenBack(second, all)).toEqual({ unblocked: [], kept: ['both'], jobIds: ['second'] });
});

test('a block of the other that is on its way counts, too', () => {
  const onItsWay = made('second', {
    lookedAt: 11,
    state: 'active',
    steps: [{ work: { kind: 'block', domain: 'both' }, state: 'begun' }],
  });
  expect(takenBack(first, [first, onItsWay]).kept).toEqual(['both']);
});

test('once the other was undone it is unblocked, with what the other kept of it', () => {
  const undo = made('undo', {
    kind: 'undo',
    undoes: 'first',
    steps: [unblock('mine', 40), unblock('both', 40, 'kept')],
  });
  expect(takenBack(second, [first, second, undo])).toEqual({
    unblocked: ['both'],
    kept: [],
    jobIds: ['second', 'first'],
  });
  const muchLater = made('much later', { lookedAt: 90, steps: [block('both', 91)] });
  expect(takenBack(muchLater, [first, second, undo, muchLater]).jobIds).toEqual(['much later']);
});

test('a block that was gone before this job looked, or that was taken back by hand since, keeps nothing', () => {
  const later = made('later', { lookedAt: 50, steps: [block('both', 60)] });
  expect(takenBack(later, [first, later]).unblocked).toEqual(['both']);
  const byHand = made('by hand', { kind: 'unblock', steps: [unblock('both', 70)] });
  expect(takenBack(first, [first, later, byHand]).unblocked).toEqual(['both', 'mine']);
});
