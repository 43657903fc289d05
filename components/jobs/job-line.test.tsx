// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { JobProgress } from '../../lib/rules/job';
import { speakKeys } from '../../tests/doubles/spoken-keys';

const HOUR = 3_600_000;

beforeEach(() => {
  fakeBrowser.reset();
  speakKeys();
});
afterEach(() => render(null, document.body));

async function statusOf(job: Partial<JobProgress>): Promise<string> {
  const { JobLine } = await import('./job-line');
  const about = { id: 'j', accountKey: 'me@home.example', kind: 'import', title: 'list' } as const;
  const figures = { createdAt: 0, state: 'active', total: 1_003, done: 3, missed: 0, requested: 0 } as const;
  render(<JobLine job={{ ...about, ...figures, ...job }} />, document.body);
  return document.querySelector('[role="status"]')?.textContent ?? '';
}

test.each([
  [12.9 * 60_000, '12 min'],
  [23.5 * HOUR, '23 hr'],
  [49 * HOUR, '2 days'],
])('work with %i ms to go says so', async (leftMs, text) => {
  expect(await statusOf({ endsAt: Date.now() + leftMs })).toContain(`job_left ${text}`);
});

test('nothing is said of less than a minute, nor where nobody knows', async () => {
  expect(await statusOf({ endsAt: Date.now() + 59_000 })).not.toContain('job_left');
  expect(await statusOf({})).not.toContain('job_left');
});
