/**
 * What Sluice costs a page: `npm run bench`, or `npx tsx tests/bench/page-cost.ts --pairs 20 --posts 500`. The same
 * timeline is scrolled to its end with and without Sluice, in alternating order; `--off written-order` leaves that feature
 * out, so that the others are measured alone. What opening the page costs is told by itself. Ends with 1 over budget.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../scripts/find-browser';
import { pause, waitFor } from '../e2e/browsers/browser';
import { type PageCost, startChromium } from '../e2e/browsers/chromium';
import { startOutsideWorld } from '../e2e/browsers/outside-world';
import { switchOff } from '../e2e/store-settings';
import { turnOnServer } from '../e2e/turn-on';
import { startSandbox } from '../sandbox/sandbox';
import { median, report } from './report';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '20' },
    posts: { type: 'string', default: '500' },
    off: { type: 'string', multiple: true, default: [] },
  },
});
const pairs = Number(values.pairs);
const posts = Number(values.posts);
/** At most so much more than the page costs by itself. */
const MOST_MORE = 1.05;

/** What the scroll cost. */
interface Run extends PageCost {
  readonly sum: number;
  /** What opening the page cost before it: script, style and layout. */
  readonly opening: number;
  /** Main-thread tasks over 50 ms, the page's own included. */
  readonly longTasks: number;
}

const executable = findBrowser('chromium');
if (!executable) throw new Error('No Chromium was found: npm run demo installs one');
const outside = await startOutsideWorld();
const sandbox = await startSandbox({ statuses: posts });
const web = await startChromium(executable, resolve('.output/chrome-mv3'), { proxyPort: outside.port });
const popup = await web.extensionPage('popup.html');

await switchOff(popup, values.off);
await scroll(true);
await scroll(false);
const runs: { with: Run; without: Run }[] = [];
for (let pair = 0; pair < pairs; pair += 1) {
  const isFirst = pair % 2 === 0;
  const first = await scroll(isFirst);
  const second = await scroll(!isFirst);
  const run = isFirst ? { with: first, without: second } : { with: second, without: first };
  runs.push(run);
  console.log(`     pair ${pair + 1}: ${run.without.sum.toFixed(0)} → ${run.with.sum.toFixed(0)} ms`);
}
await web.close();
await sandbox.close();
await outside.close();

console.log(`Scrolling ${posts} posts, medians of ${pairs} pairs, ms without → with Sluice:`);
for (const part of ['script', 'style', 'layout', 'sum', 'opening', 'longTasks'] as const) {
  const [without, having] = [runs.map((run) => run.without[part]), runs.map((run) => run.with[part])];
  console.log(`     ${part}: ${median(without).toFixed(1)} → ${median(having).toFixed(1)}`);
}
const ratio = (part: 'style' | 'sum') => median(runs.map((run) => run.with[part] / run.without[part]));
const checks = [
  report('script, style and layout with Sluice over without', ratio('sum'), MOST_MORE),
  report('style alone with Sluice over without', ratio('style'), MOST_MORE),
];
process.exitCode = checks.every(Boolean) ? 0 : 1;

/** A browser without a screen now and then stops drawing for good; what it cost until then says nothing. */
async function scroll(isOn: boolean): Promise<Run> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const run = await scrollOnce(isOn);
    if (run) return run;
    console.log('     The browser stopped drawing; once more');
  }
  throw new Error('The browser does not draw');
}

/** Turns Sluice on or off, opens the home timeline and goes down it until all posts are there. */
async function scrollOnce(isOn: boolean): Promise<Run | undefined> {
  await turnOff();
  if (isOn) await turnOnServer(web, sandbox.origin);
  // The popup says that Sluice is on a moment before the browser has registered its scripts.
  await pause(500);
  const page = await web.newPage();
  const openingCost = await web.watchCost(page);
  await page.goto(`${sandbox.origin}/home`);
  await waitFor('the page', () =>
    page.evaluate(
      (expected) =>
        document.querySelector('article .status__info') !== null &&
        (document.querySelector('[data-sluice-network]') !== null) === expected,
      isOn,
    ),
  );
  // Until the page has come to rest: it empties posts when it has nothing else to do.
  await pause(1000);
  const opening = sumOf(await openingCost());
  const scrollCost = await web.watchCost(page);
  const longTasks = await page.evaluate(async (wanted) => {
    let count = 0;
    const observer = new PerformanceObserver((list) => {
      count += list.getEntries().length;
    });
    observer.observe({ type: 'longtask', buffered: true });
    const end = Date.now() + 60_000;
    let last = 0;
    let still = 0;
    // Three quarters of a screen at a time, so that every post is drawn on the way. The page empties posts when the browser has
    // nothing else to do; waiting for that, as readers do, it draws the same posts in each run.
    while (still < 20 && Date.now() < end) {
      window.scrollBy(0, window.innerHeight * 0.75);
      const isDrawn = await new Promise((next) => {
        setTimeout(() => next(false), 10_000);
        requestAnimationFrame(() => setTimeout(() => requestIdleCallback(() => next(true)), 30));
      });
      if (!isDrawn) return undefined;
      still = window.scrollY === last ? still + 1 : 0;
      last = window.scrollY;
    }
    const seen = document.querySelectorAll('article[data-id]').length;
    if (seen < wanted * 0.8) throw new Error(`Only ${seen} of ${wanted} posts came`);
    observer.disconnect();
    return count;
  }, posts);
  await pause(200);
  const cost = await scrollCost();
  await page.close();
  if (longTasks === undefined) return undefined;
  return { ...cost, sum: sumOf(cost), opening, longTasks };
}

function sumOf({ script, style, layout }: PageCost): number {
  return script + style + layout;
}

function turnOff(): Promise<unknown> {
  return popup.evaluate(
    (origin) => chrome.runtime.sendMessage({ name: 'disableServer', request: { origin } }),
    sandbox.origin,
  );
}

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
