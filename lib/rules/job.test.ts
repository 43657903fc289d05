import { expect, test } from 'vitest';
import { retryAt } from './job';

const NOW = 1_795_000_000_000;

test.each([
  ['half a second to a second after the first failure', 1, 500, 1_000],
  ['twice as long after the second', 2, 1_000, 2_000],
  ['half a minute at the most after six in a row', 6, 16_000, 32_000],
  ['never later than a quarter of an hour', 30, 450_000, 900_000],
])('tries again %s', (_, failures, soonest, latest) => {
  expect(retryAt(failures, NOW, 0)).toBe(NOW + soonest);
  expect(retryAt(failures, NOW, 1)).toBe(NOW + latest);
});
