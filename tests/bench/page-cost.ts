/**
 * What Sluice costs a page: `npm run bench`, or `npx tsx tests/bench/page-cost.ts --pairs 20 --posts 500`. The same
 * timeline is scrolled to its end in two browsers, one with and one without Sluice, which change places after each pair;
 * `--off written-order` leaves that feature out, so that the others are measured alone. What opening the page costs is told
 * by itself. Ends with 1 over budget.
 *
 * The two take each step of a scroll in turn: a machine is now faster and now slower, by far more than Sluice costs, but
 * not from one step to the next.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../scripts/find-browser';
import { pause, type TestPage, waitFor } from '../e2e/browsers/browser';
import { type ChromiumBrowser, type PageCost, startChromium } from '../e2e/browsers/chromium';
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

/** A browser, and a page of the extension in it by which it is told things. */
interface Lane {
  readonly web: ChromiumBrowser;
  readonly popup: TestPage;
}

/** A timeline that was opened in a lane, and what it has cost since. */
interface OpenPage {
  readonly page: TestPage;
  readonly opening: number;
  readonly cost: () => Promise<PageCost>;
}

/** Of the page that is measured: one step down; whether that moved it. */
declare function stepDown(): Promise<boolean>;
declare const longTasks: { count: number };

/** Three quarters of a screen: every post is drawn on the way. */
const STEP = `
  window.longTasks = { count: 0 };
  new PerformanceObserver((list) => { longTasks.count += list.getEntries().length; }).observe({ type: 'longtask' });
  let last = 0;
  window.stepDown = () => {
    window.scrollBy(0, window.innerHeight * 0.75);
    return new Promise((done, fail) => {
      setTimeout(() => fail(new Error('The browser does not draw')), 10_000);
      // The page empties posts when the browser has nothing else to do; waiting for that, as readers do, it draws the same
      // posts in each run.
      requestAnimationFrame(() => setTimeout(() => requestIdleCallback(() => {
        const isMoved = window.scrollY !== last;
        last = window.scrollY;
        done(isMoved);
      }), 30));
    });
  };`;
/** More posts take a moment to come. */
const STEPS_AT_END = 12;

const executable = findBrowser('chromium');
if (!executable) throw new Error('No Chromium was found: npm run demo installs one');
const outside = await startOutsideWorld();
const sandbox = await startSandbox({ statuses: posts });
const lanes = [await openLane(executable), await openLane(executable)] as const;

await measure(lanes[0], lanes[1], 0);
const runs: { with: Run; without: Run }[] = [];
for (let pair = 0; pair < pairs; pair += 1) {
  const isEven = pair % 2 === 0;
  const run = await measure(lanes[isEven ? 1 : 0], lanes[isEven ? 0 : 1], pair);
  runs.push(run);
  console.log(`     pair ${pair + 1}: ${run.without.sum.toFixed(0)} → ${run.with.sum.toFixed(0)} ms`);
}
for (const { web } of lanes) await web.close();
await sandbox.close();
await outside.close();

console.log(`Scrolling ${posts} posts, medians of ${pairs} pairs, ms without → with Sluice:`);
for (const part of ['script', 'style', 'layout', 'sum', 'opening', 'longTasks'] as const) {
  const [without, having] = [runs.map((run) => run.without[part]), runs.map((run) => run.with[part])];
  console.log(`     ${part}: ${median(without).toFixed(1)} → ${median(having).toFixed(1)}`);
}
const checks = [
  reportRatio('script, style and layout with Sluice over without', 'sum'),
  reportRatio('style alone with Sluice over without', 'style'),
];
process.exitCode = checks.every(Boolean) ? 0 : 1;

/** Single pairs differ by more than what is measured: how far says what the median is worth. */
function reportRatio(what: string, part: 'sum' | 'style'): boolean {
  const ratios = runs.map((run) => run.with[part] / run.without[part]).toSorted((a, b) => a - b);
  const quarter = Math.floor(ratios.length / 4);
  const [low, high] = [ratios[quarter] ?? Number.NaN, ratios.at(-1 - quarter) ?? Number.NaN];
  console.log(`     half of the pairs are between ${low.toFixed(3)} and ${high.toFixed(3)}:`);
  return report(what, median(ratios), MOST_MORE);
}

async function openLane(executable: string): Promise<Lane> {
  const web = await startChromium(executable, resolve('.output/chrome-mv3'), { proxyPort: outside.port });
  const popup = await web.extensionPage('popup.html');
  await switchOff(popup, values.off);
  return { web, popup };
}

/** A browser without a screen now and then stops drawing for good; what it cost until then says nothing. */
async function measure(on: Lane, off: Lane, pair: number): Promise<{ with: Run; without: Run }> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const open = [await openPage(on, true), await openPage(off, false)] as const;
    const fault = await scroll(pair % 2 === 0 ? open : [open[1], open[0]]).then(() => undefined, String);
    const measured = { with: await runOf(open[0]), without: await runOf(open[1]) };
    for (const { page } of open) await page.close();
    if (fault === undefined) return measured;
    console.log(`     Once more: ${fault}`);
  }
  throw new Error('No scroll came to its end');
}

/** Turns Sluice on or off and opens the home timeline. */
async function openPage({ web, popup }: Lane, isOn: boolean): Promise<OpenPage> {
  await turnOff(popup);
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
  await page.addScript(STEP);
  return { page, opening, cost: await web.watchCost(page) };
}

/** Goes down both pages in turn until all posts are there. */
async function scroll(open: readonly OpenPage[]): Promise<void> {
  const stepsAtEnd = new Map(open.map(({ page }) => [page, 0]));
  while (stepsAtEnd.size > 0)
    for (const [page, steps] of stepsAtEnd) {
      const isMoved = await page.evaluate(() => stepDown());
      if (isMoved) stepsAtEnd.set(page, 0);
      else if (steps + 1 < STEPS_AT_END) stepsAtEnd.set(page, steps + 1);
      else stepsAtEnd.delete(page);
    }
  for (const { page } of open) {
    const seen = await page.evaluate(() => document.querySelectorAll('article[data-id]').length);
    if (seen < posts * 0.8) throw new Error(`Only ${seen} of ${posts} posts came`);
  }
}

async function runOf({ page, opening, cost }: OpenPage): Promise<Run> {
  const scrolled = await cost();
  return {
    ...scrolled,
    sum: sumOf(scrolled),
    opening,
    longTasks: await page.evaluate(() => longTasks.count),
  };
}

function sumOf({ script, style, layout }: PageCost): number {
  return script + style + layout;
}

function turnOff(popup: TestPage): Promise<unknown> {
  return popup.evaluate(
    (origin) => chrome.runtime.sendMessage({ name: 'disableServer', request: { origin } }),
    sandbox.origin,
  );
}

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
