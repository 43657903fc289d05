// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Job, JobProgress, Step } from '../../lib/rules/job';
import { ok, type Result } from '../../lib/rules/result';
import { speakKeys } from '../../tests/doubles/spoken-keys';

const account = {
  key: 'me@home.example',
  origin: 'https://home.example',
  acct: 'me',
  displayName: 'Me',
  reach: 'restore',
  needsSignIn: false,
} as const;
const accountKey = account.key;
const newest = { id: 'new', accountKey, kind: 'import', title: 'list', createdAt: 2, state: 'done' } as const;
const oldest: Job = { ...newest, id: 'old', title: 'first list', createdAt: 1 };

/** What the background answers, by message. */
let answers: Record<string, Result<unknown, unknown>>;
let asked: { name: string; request: unknown }[];

beforeEach(async () => {
  fakeBrowser.reset();
  speakKeys();
  asked = [];
  answers = { listJobs: ok([newest, oldest]), listSteps: ok(manySteps()), changeJob: ok(null) };
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    const sent = message as { name: string; request: unknown };
    asked.push(sent);
    return answers[sent.name];
  });
  const progress: JobProgress = { ...newest, total: 20_000, done: 20_000, missed: 2, requested: 0 };
  await fakeBrowser.storage.local.set({ jobProgress: { v: 1, data: [progress] } });
});

afterEach(() => render(null, document.body));

function manySteps(): readonly Step[] {
  return Array.from({ length: 20_000 }, (_, index) => ({
    jobId: 'new',
    index,
    work: { kind: 'block', domain: `host${index}.example` },
    state: 'done',
    attempts: 1,
    failures: 0,
    notBefore: 0,
    ...(index === 15_000
      ? { outcome: 'failed', problem: 'forbidden', says: 'لا يمكن' }
      : { outcome: index === 19_000 ? 'unsettled' : 'blocked' }),
  }));
}

async function open(): Promise<void> {
  const { JobsPage } = await import('./jobs-page');
  await act(() => render(<JobsPage account={account} />, document.body));
  await vi.waitFor(() => expect(document.querySelector('#older-title')).not.toBeNull());
}

const click = (selector: string) =>
  act(() => document.querySelector<HTMLButtonElement>(selector)?.click()) as Promise<void>;
const rows = () => [...document.querySelectorAll('.step-row')].map(({ textContent }) => textContent);

test('of 20,000 steps those in sight are drawn, what went wrong first and with the reason', async () => {
  await open();
  await click('.card [data-action="steps"]');
  await vi.waitFor(() => expect(rows().length).toBeGreaterThan(10));
  expect(rows().length).toBeLessThan(100);
  expect(rows().slice(0, 3)).toEqual([
    'step_block: host15000.exampleoutcome_failed. failure_forbidden home.example · لا يمكن',
    'step_block: host19000.exampleoutcome_unsettled',
    'step_block: host0.exampleoutcome_blocked',
  ]);
  expect(document.querySelector('.step-row .quiet bdi')?.textContent).toBe('لا يمكن');
  expect(document.querySelector<HTMLElement>('.step-row')?.title).toMatch(/\u2068لا يمكن\u2069$/);
  await act(() => {
    const select = document.querySelector<HTMLSelectElement>('select[name="steps"]');
    if (!select) throw new Error('no choice');
    select.value = 'missed';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(rows()).toHaveLength(2);
});

test('work that is being undone, or was, cannot be undone again; after an undo that was stopped it can', async () => {
  const undo = { id: 'undo', accountKey, kind: 'undo', title: 'list', undoes: 'new', createdAt: 3 } as const;
  const figures = { total: 1, done: 0, missed: 0, requested: 0 };
  const tell = (state: JobProgress['state']) =>
    act(() =>
      fakeBrowser.storage.local.set({
        jobProgress: {
          v: 1,
          data: [
            { ...undo, ...figures, state },
            { ...newest, ...figures },
          ],
        },
      }),
    );
  const states = () =>
    [...document.querySelectorAll<HTMLElement>('.job')].map(({ dataset }) => dataset['state']);
  await open();
  const canUndo = () => document.querySelector('[data-job="import"] [data-action="undo"]') !== null;
  expect(canUndo()).toBe(true);
  for (const state of ['active', 'done', 'paused'] as const) {
    await tell(state);
    await vi.waitFor(() => expect(states()).toEqual([state, 'done']));
    expect(canUndo()).toBe(false);
  }
  await tell('cancelled');
  await vi.waitFor(() => expect(canUndo()).toBe(true));
});

test('older work is listed, and can be looked at and undone like any other', async () => {
  await open();
  expect([...document.querySelectorAll('.older-row .name')].map(({ textContent }) => textContent)).toEqual([
    'job_import first list',
  ]);
  await click('.older-row [data-action="steps"]');
  await vi.waitFor(() => expect(rows().length).toBeGreaterThan(10));
  await click('[data-older="old"] [data-action="undo"]');
  expect(asked).toContainEqual({ name: 'listSteps', request: { jobId: 'old' } });
  expect(asked).toContainEqual({ name: 'changeJob', request: { jobId: 'old', change: 'undo' } });
  const undo = { ...newest, id: 'undo', kind: 'undo', undoes: 'old', createdAt: 3, state: 'active' } as const;
  const progress = [undo, newest].map((job) => ({ ...job, total: 1, done: 1, missed: 0, requested: 0 }));
  await act(() => fakeBrowser.storage.local.set({ jobProgress: { v: 1, data: progress } }));
  await vi.waitFor(() =>
    expect(document.querySelector('[data-older="old"] [data-action="undo"]')).toBeNull(),
  );
});
