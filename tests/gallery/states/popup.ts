/** The popup of somebody who has signed in. */
import { block, EMOJI_DOMAIN, goOffline, IDN_DOMAIN, LONG_DOMAIN, storeJobs } from '../samples';
import { accountOf, type State } from '../state';
import { storeRows } from '../store';
import { BLOCKS, SLOW, TROUBLE } from './faults';

export const POPUP: readonly State[] = [
  { name: 'popup-no-blocks', at: 'popup.html', shows: 'input[name="domain"]', asks: BLOCKS },
  {
    name: 'popup-loading',
    at: 'popup.html',
    set: ({ sandbox }) => void sandbox.faults.add(SLOW),
    shows: 'input[name="domain"]',
    hangs: true,
  },
  {
    name: 'popup-server-error',
    at: 'popup.html',
    set: ({ sandbox }) => void sandbox.faults.add(TROUBLE),
    shows: '[data-action="again"]',
  },
  {
    name: 'popup-offline',
    at: 'popup.html',
    set: goOffline,
    shows: '[data-action="again"]',
  },
  {
    name: 'popup-many-blocks',
    at: 'popup.html',
    set: (stage) =>
      block(stage, [
        ...Array.from({ length: 70 }, (_, index) => `host${index}.example`),
        LONG_DOMAIN,
        EMOJI_DOMAIN,
        IDN_DOMAIN,
        'threads.net',
      ]),
    shows: '[data-domain="threads.net"]',
  },
  {
    name: 'popup-two-accounts',
    at: 'popup.html',
    set: async (stage) => {
      const account = accountOf(stage);
      const acct = 'the_other_account_with_a_long_name';
      await storeRows(stage.page, 'accounts', [
        { ...account, acct, key: `${acct}@${new URL(account.origin).host}` },
      ]);
    },
    shows: 'select[name="account"]',
    asks: BLOCKS,
  },
  {
    name: 'popup-work',
    at: 'popup.html',
    set: async (stage) => {
      block(stage, ['spam.example']);
      await storeJobs(stage, [
        {
          kind: 'block',
          title: 'threads.net',
          parts: [
            { work: () => ({ kind: 'snapshot', domain: 'threads.net' }), outcome: 'done' },
            { work: () => ({ kind: 'hold' }), inMs: 10_000 },
          ],
        },
        {
          kind: 'import',
          title: 'gardenfence-tier0.csv',
          leftMs: 13 * 60_000,
          parts: [
            {
              work: (index) => ({ kind: 'block', domain: `host${index}.example` }),
              outcome: 'blocked',
              count: 212,
            },
            {
              work: (index) => ({ kind: 'block', domain: `host${index}.example` }),
              problem: 'network',
              inMs: 45_000,
            },
            {
              work: (index) => ({ kind: 'block', domain: `host${index}.example` }),
              inMs: 60_000,
              count: 800,
            },
          ],
        },
      ]);
    },
    shows: '[data-job="import"]',
    asks: BLOCKS,
  },
  {
    name: 'popup-block-question',
    at: 'popup.html',
    act: async (page) => {
      await page.fill('input[name="domain"]', 'threads.net');
      await page.press('Enter');
    },
    shows: 'dialog .tie-list',
  },
  {
    name: 'popup-unblock-question',
    at: 'popup.html',
    set: (stage) => block(stage, [LONG_DOMAIN]),
    act: (page) => page.click('.block-row button'),
    shows: 'dialog .button-primary',
  },
];
