/** Importing a list. */
import type { TestPage } from '../../e2e/browsers/browser';
import { disallow, LONG_DOMAIN } from '../samples';
import type { State } from '../state';
import { change } from '../store';
import { OFFLINE } from './faults';

const LIST = [
  '#domain,#severity,#public_comment',
  'threads.net,suspend,"Owned by a company"',
  'chaos.example,suspend,',
  `${LONG_DOMAIN},silence,"A comment that goes on and on, as comments on lists of blocked servers tend to do, with reasons"`,
  'mstdn.example,silence,"بلا سبب"',
  'spam.example,suspend,"Known already"',
  ...Array.from({ length: 30 }, (_, index) => `host${index}.example,suspend,"Row ${index}"`),
  'host3.example,suspend,',
  'https://Example.COM/about,suspend,',
  'thr****.n*t,suspend,',
  '192.0.2.1,suspend,',
  'com,suspend,',
  `${'never-ending-'.repeat(12)}label.example,suspend,`,
  '\u202Eelpmaxe.live,suspend,',
  'odd.example,banish,',
].join('\n');

const paste = (text: string) => async (page: TestPage) => {
  await page.evaluate((pasted) => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[name="pasted"]');
    if (!field) return;
    field.value = pasted;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await page.click('form button[type="submit"]:enabled');
};

export const IMPORT: readonly State[] = [
  { name: 'import', at: 'options.html#import', shows: 'textarea' },
  { name: 'import-without-snapshots', at: 'options.html#import', set: disallow, shows: '.notice' },
  {
    name: 'import-dry-run',
    at: 'options.html#import',
    act: paste(LIST),
    shows: '[data-plan] .tied-row',
  },
  {
    name: 'import-dry-run-opened',
    at: 'options.html#import',
    act: async (page) => {
      await paste(LIST)(page);
      await page.click('[data-plan] .tied-row summary');
      await page.evaluate(() => {
        for (const details of document.querySelectorAll<HTMLDetailsElement>('[data-plan] > details'))
          details.open = true;
      });
    },
    shows: '[data-plan] .tie-list',
  },
  {
    name: 'import-ties-unknown',
    at: 'options.html#import',
    set: disallow,
    act: paste('one.example\ntwo.example'),
    shows: '[data-plan] input[name="accept-loss"]',
  },
  {
    name: 'import-nothing-new',
    at: 'options.html#import',
    act: paste('# nothing\n'),
    shows: '[data-plan]',
  },
  {
    name: 'import-offline',
    at: 'options.html#import',
    set: async ({ page, sandbox }) => {
      // Who is followed was read just now, and would be known.
      await change(page, { clears: ['ties'] });
      sandbox.faults.add(OFFLINE);
    },
    act: paste('one.example'),
    shows: '[data-action="again"]',
  },
];
