/** Work: running, waiting, in trouble, done. */
import type { Outcome } from '../../../lib/rules/job';
import { LONG_DOMAIN, storeJobs, storeOlderJobs, tie } from '../samples';
import type { State } from '../state';

const blockOf = (index: number) => ({ kind: 'block', domain: `host${index}.example` }) as const;
const followOf = (index: number) => ({ kind: 'follow', tie: tie(index, 'threads.net') }) as const;
const followed = (outcome: Outcome, count: number) => ({ work: followOf, outcome, count });

export const JOBS: readonly State[] = [
  { name: 'jobs-none', at: 'options.html#jobs', shows: 'main .quiet' },
  {
    name: 'jobs-undo-window',
    at: 'options.html#jobs',
    set: (stage) =>
      storeJobs(stage, [
        {
          kind: 'block',
          title: LONG_DOMAIN,
          parts: [
            { work: () => ({ kind: 'snapshot', domain: LONG_DOMAIN }), outcome: 'done' },
            { work: () => ({ kind: 'hold' }), inMs: 10_000 },
            { work: () => ({ kind: 'block', domain: LONG_DOMAIN }), inMs: 10_000 },
            { work: () => ({ kind: 'verify' }), inMs: 10_000 },
          ],
        },
      ]),
    act: (page) => page.click('[data-action="steps"]'),
    shows: '.step-row',
  },
  {
    name: 'jobs-import-running',
    at: 'options.html#jobs',
    set: (stage) =>
      storeJobs(stage, [
        {
          kind: 'import',
          title: 'gardenfence-tier0-2026-11-01-with-comments-and-reasons.csv',
          leftMs: 13 * 60_000,
          parts: [
            { work: () => ({ kind: 'list' }), outcome: 'done' },
            { work: () => ({ kind: 'ties' }), outcome: 'done' },
            { work: blockOf, outcome: 'blocked', count: 300 },
            { work: blockOf, outcome: 'known', count: 12 },
            { work: blockOf, problem: 'rate-limited', inMs: 240_000, count: 688 },
          ],
        },
        { kind: 'block', title: 'spam.example', state: 'paused', parts: [{ work: blockOf }] },
      ]),
    shows: '[data-job="block"]',
  },
  {
    name: 'jobs-restore-half-way',
    at: 'options.html#jobs',
    set: (stage) =>
      storeJobs(stage, [
        {
          kind: 'restore',
          title: 'threads.net',
          leftMs: 27 * 3_600_000,
          parts: [
            { work: () => ({ kind: 'unblock', domain: 'threads.net' }), outcome: 'unblocked' },
            followed('restored', 240),
            followed('requested', 12),
            followed('refused', 3),
            followed('gone', 2),
            followed('moved', 1),
            { work: followOf, outcome: 'failed', problem: 'server', count: 1 },
            { work: followOf, inMs: 14 * 3_600_000, problem: 'rate-limited', count: 246 },
            { work: () => ({ kind: 'accept' }), inMs: 30 * 3_600_000 },
          ],
        },
      ]),
    act: (page) => page.click('[data-action="steps"]'),
    shows: '.step-row',
  },
  {
    name: 'jobs-signed-out',
    at: 'options.html#jobs',
    set: (stage) =>
      storeJobs(stage, [
        {
          kind: 'unblock',
          title: 'threads.net',
          parts: [{ work: () => ({ kind: 'unblock', domain: 'threads.net' }), problem: 'unauthorized' }],
        },
      ]),
    shows: '[data-job="unblock"]',
  },
  {
    name: 'jobs-done-with-failures',
    at: 'options.html#jobs',
    set: async (stage) => {
      await storeJobs(stage, [
        {
          kind: 'import',
          title: 'list.csv',
          state: 'done',
          parts: [
            { work: blockOf, outcome: 'blocked', count: 94 },
            {
              work: () => ({ kind: 'snapshot', domain: LONG_DOMAIN }),
              outcome: 'failed',
              problem: 'network',
            },
            { work: () => ({ kind: 'block', domain: LONG_DOMAIN }), outcome: 'unkept' },
            { work: blockOf, outcome: 'refused', problem: 'unprocessable' },
            { work: () => ({ kind: 'settle', domain: 'threads.net' }), outcome: 'unsettled' },
          ],
        },
        {
          kind: 'undo',
          title: 'list.csv',
          state: 'cancelled',
          parts: [{ work: blockOf, outcome: 'cancelled' }],
        },
        {
          kind: 'unblock',
          title: 'spam.example',
          state: 'done',
          parts: [{ work: blockOf, outcome: 'unblocked' }],
        },
      ]);
      await storeOlderJobs(stage, 30);
    },
    act: (page) => page.click('[data-action="steps"]'),
    shows: '.step-row',
  },
];
