import { expect, test } from 'vitest';
import { holdingAt } from './rate-limit';

const NOW = 1_795_000_000_000;
const HOUR = 3_600_000;

test('only windows that are running hold: ended ones, and such as no server has, are left out', () => {
  const ended = { remaining: 0, resetAt: NOW };
  const running = { remaining: 0, resetAt: NOW + 24 * HOUR };
  const endless = { remaining: 0, resetAt: NOW + 25 * HOUR };
  expect(holdingAt({ any: ended, follow: running, paging: endless }, NOW)).toEqual({ follow: running });
});
