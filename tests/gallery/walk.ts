/** Going through all states in a browser, in the order in which a person meets them. */
import { type TestBrowser, type TestPage, waitFor } from '../e2e/browsers/browser';
import { allowSnapshots, signIn } from '../e2e/sign-in';
import { turnOnServer } from '../e2e/turn-on';
import type { Sandbox, SandboxOptions } from '../sandbox/sandbox';
import { addOddPeople } from './samples';
import { type Stage, type State, sizeOf } from './state';
import { LIST, QUESTION } from './states/blocks';
import { NOTHING_ON, TURNED_ON } from './states/first-steps';
import { IMPORT } from './states/import';
import { JOBS } from './states/jobs';
import { PARTS } from './states/parts';
import { POPUP } from './states/popup';
import { SIGN_IN } from './states/sign-in';
import { change, readRows } from './store';

/** The server on which all states can be had. */
export const GALLERY_SANDBOX: SandboxOptions = { statuses: 20, threadsFollows: 505 };

/** Chapters of states, each with what comes before the first of them. */
const CHAPTERS: readonly { begin?: (stage: Stage) => Promise<void>; states: readonly State[] }[] = [
  { states: NOTHING_ON },
  { begin: ({ web, sandbox }) => turnOnServer(web, sandbox.origin), states: TURNED_ON },
  {
    begin: signInForAll,
    states: [...POPUP, ...LIST, ...QUESTION, ...IMPORT, ...JOBS, ...PARTS, ...SIGN_IN],
  },
];

/** Shows each state to `visit`, in a page that stands in it. */
export async function walkStates(
  web: TestBrowser,
  sandbox: Sandbox,
  visit: (state: State, page: TestPage) => Promise<void>,
  isWanted: (state: State) => boolean = () => true,
): Promise<void> {
  addOddPeople(sandbox.world);
  const stage: Stage = { web, sandbox, page: await web.extensionPage('popup.html'), account: undefined };
  for (const { begin, states } of CHAPTERS) {
    await begin?.(stage);
    for (const state of states.filter(isWanted)) {
      // Firefox has the tab in front that is looked at.
      if (state.over !== undefined && web.name === 'firefox') continue;
      await show(stage, state);
      await visit(state, stage.page);
      if (!state.hangs) continue;
      // First, or the page asks once more, and what it asks would hang again.
      sandbox.faults.clear();
      await web.killBackground();
    }
  }
}

/** Waits until this is there and nothing more is drawn for a moment; within the page, as each call takes its time. */
async function waitForRest(page: TestPage, { name, shows }: State): Promise<void> {
  const isThere = await page.evaluate(
    (wanted) =>
      new Promise<boolean>((resolve) => {
        // No function has a name here: tsx would mark it with one of its own, which the page does not have.
        let changedAt = performance.now();
        new MutationObserver(() => {
          changedAt = performance.now();
        }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
        setInterval(() => {
          if (performance.now() - changedAt > 100 && document.querySelector(wanted)) resolve(true);
        }, 25);
        setTimeout(() => resolve(false), 10_000);
      }),
    shows,
  );
  if (!isThere) throw new Error(`Waited in vain for ${name}`);
}

async function show(stage: Stage, state: State): Promise<void> {
  const { web, sandbox, page } = stage;
  await reset(stage);
  const behind = state.over === undefined ? undefined : await web.newPage(`${sandbox.origin}${state.over}`);
  await state.set?.(stage);
  sandbox.requests.length = 0;
  // Firefox has no windows as narrow as a popup, and is as wide as a dashboard from the start.
  if (web.name === 'chromium') await page.setSize(...sizeOf(state));
  // A query makes it another page even where only the part after # differs.
  await page.goto(web.extensionUrl(state.at.replace('.html', `.html?${state.name}`)));
  await behind?.bringToFront();
  if (behind) await page.reload();
  if (state.act) {
    await waitFor(`the page of ${state.name}`, () =>
      page.evaluate(() => document.querySelector('main > *') !== null),
    );
    await state.act(page, stage);
  }
  if (state.asks)
    await waitFor(state.asks, async () => sandbox.requests.some(({ path }) => path === state.asks));
  await waitForRest(page, state);
  await behind?.close();
}

/** As if no state had been there before: a working server, and nothing stored but who is signed in. */
async function reset({ sandbox, page, account }: Stage): Promise<void> {
  sandbox.faults.clear();
  sandbox.world.me.domainBlocks.clear();
  await change(page, {
    drops: ['blockedDomains', 'jobProgress', 'serverLimits', 'settings', 'pageHealth'],
    ...(account && {
      clears: ['blockNotes', 'jobs', 'steps', 'snapshots', 'awaitedCodes', 'accounts'],
      rows: [['accounts', [account]]],
    }),
  });
}

/** Signs in with all that may be asked for; states that need less take it away for themselves. */
async function signInForAll(stage: Stage): Promise<void> {
  const { web, page } = stage;
  await reset(stage);
  await page.goto(web.extensionUrl('options.html#blocks'));
  await signIn(web, page);
  await page.goto(web.extensionUrl('options.html?allow#import'));
  await allowSnapshots(web, page);
  stage.account = (await readRows(page, 'accounts'))[0];
}
