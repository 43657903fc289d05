/** The list of blocked domains, and the questions before one is blocked or unblocked. */
import { serverLimits } from '../../../lib/storage/items';
import type { TestPage } from '../../e2e/browsers/browser';
import {
  ARABIC_DOMAIN,
  block,
  disallow,
  EMOJI_DOMAIN,
  goOffline,
  IDN_DOMAIN,
  LONG_DOMAIN,
  note,
  snapshot,
} from '../samples';
import type { Stage, State } from '../state';
import { change, storeItem, storeRows } from '../store';
import { BLOCKS, SLOW, TROUBLE } from './faults';

const NOTE =
  'Asked me three times to buy a course on how to sell courses, then wrote to everybody who had ever boosted me.';

async function blockSome(stage: Stage): Promise<void> {
  const { page, sandbox } = stage;
  block(stage, [
    ...Array.from({ length: 40 }, (_, index) => `host${index}.example`),
    ARABIC_DOMAIN,
    EMOJI_DOMAIN,
    IDN_DOMAIN,
    LONG_DOMAIN,
    'limited.example',
    'spam.example',
    'threads.net',
  ]);
  await storeRows(page, 'blockNotes', [
    note(stage, 'threads.net', { tag: 'Meta', note: 'Until the election is over.' }),
    note(stage, 'spam.example', { note: NOTE }),
    note(stage, 'limited.example', { source: 'gardenfence-tier0-2026-11-01.csv' }),
    note(stage, LONG_DOMAIN, { tag: 'long', note: NOTE }),
  ]);
  await storeRows(page, 'snapshots', [snapshot(stage, 'threads.net', 505, 12)]);
  await storeItem(page, serverLimits(sandbox.origin), {
    fetchedAt: Date.now(),
    status: 'published',
    blocks: [{ domain: 'limited.example', severity: 'silence' }],
  });
}

const ask = (domain: string) => async (page: TestPage) => {
  await page.fill('input[name="domain"]', domain);
  await page.press('Enter');
};

const askWhom = (domain: string) => async (page: TestPage) => {
  await ask(domain)(page);
  await page.click('dialog .tie-list summary');
};

export const LIST: readonly State[] = [
  { name: 'blocks-none', at: 'options.html#blocks', shows: 'input[name="domain"]', asks: BLOCKS },
  {
    name: 'blocks-loading',
    at: 'options.html#blocks',
    set: ({ sandbox }) => void sandbox.faults.add(SLOW),
    shows: 'main > .quiet',
    hangs: true,
  },
  {
    name: 'blocks-server-error',
    at: 'options.html#blocks',
    set: ({ sandbox }) => void sandbox.faults.add(TROUBLE),
    shows: '[data-action="again"]',
  },
  {
    name: 'blocks-offline',
    at: 'options.html#blocks',
    set: goOffline,
    shows: '[data-action="again"]',
  },
  { name: 'blocks-many', at: 'options.html#blocks', set: blockSome, shows: '[data-domain="threads.net"]' },
  {
    name: 'blocks-chosen',
    at: 'options.html#blocks',
    set: blockSome,
    act: (page) => page.click('input[name="all"]'),
    shows: '[data-action="note-chosen"]',
  },
  {
    name: 'blocks-none-found',
    at: 'options.html#blocks',
    set: blockSome,
    act: (page) => page.fill('input[inputmode="search"]', 'nothing has this in it'),
    shows: '[role="status"]',
  },
  {
    name: 'blocks-note',
    at: 'options.html#blocks',
    set: blockSome,
    act: (page) => page.click('[data-domain="spam.example"] .actions button'),
    shows: 'dialog input',
  },
  {
    name: 'unblock-question',
    at: 'options.html#blocks',
    set: blockSome,
    act: (page) => page.click('[data-domain="threads.net"] .actions button:last-child'),
    shows: 'dialog .button:nth-of-type(3)',
  },
];

export const QUESTION: readonly State[] = [
  {
    name: 'question-refused-name',
    at: 'options.html#blocks',
    act: ask('thr****.n*t'),
    shows: '[role="alert"]',
  },
  {
    name: 'question-already-blocked',
    at: 'options.html#blocks',
    set: (stage) => block(stage, [LONG_DOMAIN]),
    act: ask(LONG_DOMAIN),
    shows: 'dialog',
  },
  {
    name: 'question-without-snapshots',
    at: 'options.html#blocks',
    set: disallow,
    act: ask('threads.net'),
    shows: 'dialog input[name="without-snapshot"]',
    asks: '/api/v1/domain_blocks/preview',
  },
  {
    name: 'question-many-names',
    at: 'options.html#blocks',
    act: askWhom('threads.net'),
    shows: 'dialog .tie-list[open] .tie-row',
  },
  {
    name: 'question-long-names',
    at: 'options.html#blocks',
    act: askWhom(LONG_DOMAIN),
    shows: 'dialog .tie-list[open] .tie-row',
  },
  {
    name: 'question-name-searched',
    at: 'options.html#blocks',
    act: async (page) => {
      await ask('threads.net')(page);
      await page.fill('dialog input[inputmode="search"]', 'بحر');
    },
    shows: 'dialog .tie-list[open] .tie-row',
  },
  {
    name: 'question-sub-domain',
    at: 'options.html#blocks',
    act: async (page) => {
      await ask('chaos.example')(page);
      await page.click('dialog input[name="subdomain"]');
    },
    shows: 'dialog input[name="subdomain"]:checked',
  },
  { name: 'question-no-ties', at: 'options.html#blocks', act: ask('nobody.example'), shows: 'dialog .row' },
  {
    name: 'question-reading',
    at: 'options.html#blocks',
    set: async ({ page, sandbox }) => {
      await change(page, { clears: ['ties'] });
      sandbox.faults.add(SLOW);
    },
    act: ask('threads.net'),
    shows: 'dialog .row',
    hangs: true,
  },
  {
    name: 'question-server-error',
    at: 'options.html#blocks',
    set: ({ sandbox }) => void sandbox.faults.add({ ...TROUBLE, path: `${BLOCKS}/preview` }),
    act: ask('threads.net'),
    shows: 'dialog [role="alert"]',
  },
];
