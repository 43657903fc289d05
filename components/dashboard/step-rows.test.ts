import { expect, test } from 'vitest';
import type { Outcome, Step } from '../../lib/rules/job';
import { arrangedSteps } from './step-rows';

function step(index: number, outcome?: Outcome): Step {
  const work = { kind: 'block', domain: `host${index}.example` } as const;
  const counts = { attempts: 1, failures: 0, notBefore: 0 };
  return {
    jobId: 'j',
    index,
    work,
    ...counts,
    state: outcome ? 'done' : 'todo',
    ...(outcome && { outcome }),
  };
}

const steps = [step(0, 'blocked'), step(1, 'refused'), step(2, 'known'), step(3), step(4, 'unsettled')];
const indexes = (found: readonly Step[]) => found.map(({ index }) => index);

test('what did not end as it should stands first, the rest in order', () => {
  expect(indexes(arrangedSteps(steps, 'all'))).toEqual([1, 4, 0, 2, 3]);
});

test('what was missed, and what is still to be done, can be seen alone', () => {
  expect(indexes(arrangedSteps(steps, 'missed'))).toEqual([1, 4]);
  expect(indexes(arrangedSteps(steps, 'open'))).toEqual([3]);
});
