/**
 * How long Sluice's own code runs at a time in a page: while 500 posts are gone down, and for 20 posts that stream in and
 * are then shown at once. `npm run bench`, or `npx tsx tests/bench/own-tasks.ts`; `--off written-order` leaves that
 * feature out. Ends with 1 over budget.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../scripts/find-browser';
import { pause, waitFor } from '../e2e/browsers/browser';
import { startChromium } from '../e2e/browsers/chromium';
import { startOutsideWorld } from '../e2e/browsers/outside-world';
import { switchOff } from '../e2e/store-settings';
import { turnOnServer } from '../e2e/turn-on';
import { startSandbox } from '../sandbox/sandbox';
import { median, report } from './report';

const { values } = parseArgs({ options: { off: { type: 'string', multiple: true, default: [] } } });
const POSTS = 500;
const BATCH = 20;
const ROUNDS = 20;
const MOST_TASK_MS = 50;
const MOST_BATCH_MS = 2;
const BUTTON = '.item-list > button.load-gap';

const executable = findBrowser('chromium');
if (!executable) throw new Error('No Chromium was found: npm run demo installs one');
const outside = await startOutsideWorld();
const sandbox = await startSandbox({ statuses: POSTS });
const web = await startChromium(executable, resolve('.output/chrome-mv3'), { proxyPort: outside.port });
const popup = await web.extensionPage('popup.html');
await switchOff(popup, values.off);
await popup.close();
await turnOnServer(web, sandbox.origin);
const page = await web.newPage();
const scrolled = await web.watchOwnRuns(page);
// In slow mode new posts wait for a click, and then come all at once.
await page.goto(`${sandbox.origin}/sandbox/session?slow=1&to=/home`);
await waitFor('badges', () => page.evaluate(() => document.querySelector('[data-sluice-network]') !== null));
await page.evaluate(async () => {
  let last = -1;
  let still = 0;
  while (still < 20) {
    window.scrollBy(0, window.innerHeight * 0.75);
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 30)));
    still = window.scrollY === last ? still + 1 : 0;
    last = window.scrollY;
  }
});
const runs = await scrolled();
if (runs.length < POSTS / BATCH) throw new Error(`Only ${runs.length} runs of Sluice's code were seen`);

const streamed: (readonly number[])[] = [];
const shown: (readonly number[])[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  // The button is at the top. Whoever presses it stays at the post that they had there.
  await page.evaluate(() => window.scrollTo(0, 0));
  await pause(1000);
  const streams = await web.watchOwnRuns(page);
  let newest = '';
  for (let post = 0; post < BATCH; post += 1) newest = sandbox.pushStatus().id;
  await waitFor('the button', () =>
    page.evaluate(
      ([button = '', count = '']) => document.querySelector(button)?.textContent?.includes(count),
      [BUTTON, String(BATCH)],
    ),
  );
  await pause(300);
  streamed.push(await streams());
  const shows = await web.watchOwnRuns(page);
  await page.evaluate((button) => document.querySelector<HTMLElement>(button)?.click(), BUTTON);
  await waitFor('the batch', () =>
    page.evaluate((id) => document.querySelector(`article[data-id="${id}"]`) !== null, newest),
  );
  await pause(300);
  shown.push(await shows());
}
await web.close();
await sandbox.close();
await outside.close();

console.log(`${runs.length} runs of Sluice's code in ${POSTS} posts, median ${median(runs).toFixed(2)} ms`);
console.log(
  `     ${BATCH} posts read along one by one as they stream in: ${median(streamed.map(sum)).toFixed(2)} ms in all`,
);
const checks = [
  report(
    `longest task of Sluice's own, ms`,
    Math.max(...runs, ...streamed.flat(), ...shown.flat()),
    MOST_TASK_MS,
  ),
  report(`a batch of ${BATCH} new posts, ms`, median(shown.map(sum)), MOST_BATCH_MS),
];
process.exitCode = checks.every(Boolean) ? 0 : 1;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
