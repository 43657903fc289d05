import { expect, test } from 'vitest';
import { blockSteps, restoreSteps } from './job-steps';
import type { Limits } from './rate-limit';
import type { FollowTie } from './snapshot';
import { estimatedEnd } from './time-left';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Noon, at the beginning of a window. */
const NOON = Date.UTC(2026, 10, 24, 12);

function importOf(count: number) {
  const domains = Array.from({ length: count }, (_, index) => `host${index}.example`);
  return blockSteps('job', domains, true, NOON - MINUTE);
}

function restoreOf(count: number) {
  const tie = { acct: 'ann@a.example', displayName: '', reblogs: true, notify: false } as const;
  const follows: FollowTie[] = Array.from({ length: count }, (_, index) => ({
    ...tie,
    id: `${index}`,
    languages: null,
    lists: [],
    isRequest: false,
  }));
  const snapshot = { id: 's', accountKey: 'me', domain: 'a.example', takenAt: 0, follows };
  return restoreSteps('job', [], [{ ...snapshot, followers: [], requests: [], listTitles: {} }]);
}

/** In whole minutes. */
function minutesLeft(steps: ReturnType<typeof importOf>, limits: Limits, now = NOON): number | undefined {
  const end = estimatedEnd(steps, limits, now);
  return end === undefined ? undefined : Math.floor((end - now) / MINUTE);
}

test.each<[string, number, Limits, number]>([
  ['what fits into a window takes as long as its answers', 200, {}, 1],
  ['1,000 take three windows more, and what is left in the fourth', 1_000, {}, 15],
  ['less time is left where the window ends soon', 200, { any: { remaining: 8, resetAt: NOON + MINUTE } }, 2],
  ['more where it is used up', 292, { any: { remaining: 0, resetAt: NOON + 5 * MINUTE } }, 6],
  ['a server with larger windows is faster', 1_000, { any: { remaining: 5_000, resetAt: NOON + MINUTE } }, 5],
  ['a window that has ended tells nothing', 200, { any: { remaining: 0, resetAt: NOON } }, 1],
])('blocks: %s', (_, count, limits, minutes) => {
  expect(minutesLeft(importOf(count), limits)).toBe(minutes);
});

test.each<[string, number, Limits, number]>([
  ['400 are through today', 400, {}, 0],
  ['505 after midnight', 505, {}, 0.5],
  ['1,300 on the fourth day', 1_300, {}, 2.5],
  ['what the server says of today counts', 10, { follow: { remaining: 0, resetAt: NOON + DAY / 4 } }, 0.25],
])('follows: %s', (_, count, limits, days) => {
  expect((minutesLeft(restoreOf(count), limits) ?? 0) / (24 * 60)).toBeCloseTo(days, 2);
});

test('the time to undo counts, and work that only waits for others has no end that is known', () => {
  const steps = importOf(2).map((step) =>
    step.work.kind === 'hold' ? { ...step, notBefore: NOON + 3 * MINUTE } : step,
  );
  expect(minutesLeft(steps, {})).toBe(3);
  const waiting = steps.map((step) =>
    step.work.kind === 'block' ? { ...step, state: 'done' as const } : step,
  );
  expect(minutesLeft(waiting, {})).toBeUndefined();
});
