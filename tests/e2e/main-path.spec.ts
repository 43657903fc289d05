/** The main job, as a new user does it: turn a server on, see Threads, read in written order, block a domain, turn it off. */

import type { Sandbox } from '../sandbox/sandbox.ts';
import { isThreadsHost } from '../sandbox/world/posts.ts';
import { expect, pause, type TestPage, test, turnOnServer, waitFor, waitForPosts } from './harness';
import { orderTraces } from './order-model';
import { unavailable } from './page-health';
import { signIn } from './sign-in';

/** Ids of the home timeline's posts whose shown author is on Threads, by the server's own data. */
function threadsPosts({ world }: Sandbox): Set<string> {
  const ids = [...world.posts.values()].flatMap((post) => {
    const shown = post.reblogOfId ? world.posts.get(post.reblogOfId) : post;
    const domain = shown && world.person(shown.accountId).domain;
    return domain && isThreadsHost(domain) ? [post.id] : [];
  });
  return new Set(ids);
}

interface SeenPost {
  readonly id: string;
  readonly networks: readonly string[];
}

/** Posts that are drawn in full now, with the badges of their author. */
function drawnPosts(page: TestPage): Promise<SeenPost[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('article[data-id]')].flatMap((article) => {
      const header = article.querySelector('.status__info');
      if (!header) return [];
      const badges = [...header.querySelectorAll<HTMLElement>('[data-sluice-network]')];
      return [
        {
          id: article.getAttribute('data-id') ?? '',
          networks: badges.map((badge) => badge.dataset['sluiceNetwork'] ?? ''),
        },
      ];
    }),
  );
}

async function expectRightBadges(page: TestPage, threads: ReadonlySet<string>): Promise<readonly string[]> {
  const posts = await drawnPosts(page);
  for (const { id, networks } of posts)
    expect({ id, isThreads: networks.includes('threads') }).toEqual({ id, isThreads: threads.has(id) });
  return posts.map(({ id }) => id);
}

/** Ids as they stand on the screen, top to bottom. */
function visualOrder(page: TestPage): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.item-list[role="feed"] > article[data-id]')]
      .filter((article) => getComputedStyle(article).visibility !== 'hidden')
      .map((article) => ({ id: article.dataset['id'] ?? '', top: article.getBoundingClientRect().top }))
      .sort((a, b) => a.top - b.top)
      .map(({ id }) => id),
  );
}

async function scrollToEnd(page: TestPage, wanted: number): Promise<void> {
  await waitFor(
    `${wanted} posts`,
    async () => {
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      return (await page.evaluate(() => document.querySelectorAll('article[data-id]').length)) >= wanted;
    },
    60_000,
  );
}

/** The document as far as the page does not change it by itself: which posts are emptied goes with time and scrolling. */
function domOf(page: TestPage): Promise<string[]> {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const time of copy.querySelectorAll('time')) time.textContent = '';
    for (const article of copy.querySelectorAll<HTMLElement>('article')) {
      for (const property of ['height', 'opacity', 'overflow']) article.style.removeProperty(property);
      if (article.getAttribute('style') === '') article.removeAttribute('style');
      article.replaceChildren();
    }
    return copy.outerHTML.replaceAll('><', '>\n<').split('\n');
  });
}

/** The dialog goes when the background has stored what is to be done. */
function dialogGone(popup: TestPage): Promise<unknown> {
  return waitFor('the dialog to close', () =>
    popup.evaluate(() => document.querySelector('dialog') === null),
  );
}

/** What was killed after the server had acted goes on when the browser's alarm wakes it, half a minute later at the earliest. */
const RESUMED_MS = 60_000;

test('nothing runs on a page that is not turned on', async ({ web, sandbox }) => {
  const page = await web.newPage(`${sandbox.origin}/home`);
  await waitForPosts(page);
  const extension = await web.extensionPage('popup.html');
  const scripts = await extension.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as Record<
      'browser' | 'chrome',
      typeof import('webextension-polyfill')
    >;
    return (await (browser ?? chrome).scripting.getRegisteredContentScripts()).length;
  });
  expect(scripts).toBe(0);
  const traces = await page.evaluate(() => ({
    nodes: document.querySelectorAll('[data-sluice], [data-sluice-network], [data-sluice-ordered]').length,
    sheets: document.adoptedStyleSheets.length,
    isNative:
      !Object.hasOwn(XMLHttpRequest.prototype.open, 'prototype') &&
      /native code/.test(String(XMLHttpRequest.prototype.open)),
  }));
  expect(traces).toEqual({ nodes: 0, sheets: 0, isNative: true });
});

test('a server is turned on over an open page, and off again without a trace', async ({ web, sandbox }) => {
  const page = await web.newPage(`${sandbox.origin}/home`);
  await waitForPosts(page);
  const before = await domOf(page);
  await turnOnServer(web, sandbox.origin);
  await page.bringToFront();
  await waitFor('badges', () =>
    page.evaluate(() => document.querySelector('[data-sluice-network]') !== null),
  );
  await expectRightBadges(page, threadsPosts(sandbox));
  // Nobody read along with what this page was sent, so the times of posts off screen are not known.
  const extension = await web.extensionPage('popup.html');
  await waitFor('the reason', async () => (await unavailable(extension))['written-order'] === 'no-tap');
  expect(await orderTraces(page)).toBe(0);
  await extension.close();

  await web.killBackground();
  const popup = await web.extensionPage('popup.html');
  await popup.click('[data-action="turn-off"]');
  await waitFor('the popup to say off', () =>
    popup.evaluate(() => document.querySelector('[data-server-is="off"]') !== null),
  );
  await page.bringToFront();
  await waitFor('badges to go', () => page.evaluate(() => document.querySelector('[data-sluice]') === null));
  expect(await domOf(page)).toEqual(before);
  const traces = await page.evaluate(() => /sluice/i.test(document.documentElement.outerHTML));
  expect(traces).toBe(false);
});

test('people who say no are told so, and nothing is turned on', async ({ web, sandbox }) => {
  test.skip(web.name === 'chromium', 'headless Chromium shows its question to nobody');
  const popup = await web.extensionPage('popup.html');
  await popup.fill('input[name="server"]', sandbox.origin);
  await web.denying(() => popup.click('button[type="submit"]'));
  await waitFor('the words', () => popup.evaluate(() => document.querySelector('[role="alert"]') !== null));
  expect(await popup.evaluate(() => document.querySelector('main')?.dataset['serverIs'])).toBe('off');
});

test('badges are on exactly the Threads posts, down 200 posts and up again', async ({ home, sandbox }) => {
  const threads = threadsPosts(sandbox);
  const seen = new Set<string>();
  const look = async () => {
    for (const id of await expectRightBadges(home, threads)) seen.add(id);
  };
  await scrollToEnd(home, 190);
  const height = await home.evaluate(() => document.documentElement.scrollHeight);
  for (const direction of [1, -1]) {
    for (let step = 0; step <= height / 700; step += 1) {
      const top = direction > 0 ? step * 700 : height - step * 700;
      await home.evaluate((y) => window.scrollTo(0, y), top);
      await pause(60);
      await look();
    }
  }
  expect(seen.size).toBeGreaterThan(150);
  expect([...seen].filter((id) => threads.has(id)).length).toBeGreaterThan(10);
});

test('the home timeline stands in the order in which posts were written', async ({ home, sandbox }) => {
  await scrollToEnd(home, 190);
  await pause(500);
  const shown = await visualOrder(home);
  const timeOf = (id: string) => {
    const post = sandbox.world.post(id);
    return Math.min(post.createdAt, post.receivedAt);
  };
  const times = shown.filter((id) => /^\d+$/.test(id)).map(timeOf);
  expect(times.length).toBeGreaterThan(150);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test('a late post that streams in goes to its place, with its badge', async ({ home, sandbox }) => {
  const late = sandbox.pushLateStatus();
  await waitFor('the late post', async () => (await visualOrder(home)).includes(late.id));
  const shown = await visualOrder(home);
  const { createdAt } = sandbox.world.post(late.id);
  const newer = shown.slice(0, shown.indexOf(late.id)).filter((id) => /^\d+$/.test(id));
  for (const id of newer) expect(sandbox.world.post(id).createdAt).toBeGreaterThanOrEqual(createdAt);
  expect(sandbox.world.person(sandbox.world.post(late.id).accountId).domain).toBe('threads.net');
});

test('domains are blocked and unblocked at the server, with the background killed in between', async ({
  web,
  home,
  sandbox,
}) => {
  await home.bringToFront();
  const { id } = sandbox.pushStatus({ author: sandbox.world.cast.threads });
  /** Whether the page says of the post that its domain is blocked. */
  const isToldOnPage = () =>
    home.evaluate((post) => document.querySelector(`[data-id="${post}"] .sluice-blocked`) !== null, id);
  const popup = await web.extensionPage('popup.html');
  await signIn(web, popup);
  await web.killBackground();
  await popup.fill('input[name="domain"]', 'https://Threads.NET/@somebody');
  await popup.press('Enter');
  await popup.click('input[name="without-snapshot"]');
  await popup.click('dialog .button-danger');
  await dialogGone(popup);
  await web.killBackground();
  expect(sandbox.world.me.blocksDomain('threads.net')).toBe(false);
  await waitFor('the block', async () => sandbox.world.me.blocksDomain('threads.net'), RESUMED_MS);
  await waitFor(
    'the list',
    () => popup.evaluate(() => document.querySelector('[data-domain="threads.net"]') !== null),
    RESUMED_MS,
  );
  await waitFor('the page to be told', isToldOnPage);
  await web.killBackground();
  await popup.click('[data-domain="threads.net"] button');
  await popup.click('dialog .button-primary');
  await dialogGone(popup);
  await web.killBackground();
  await waitFor('the unblock', async () => !sandbox.world.me.blocksDomain('threads.net'), RESUMED_MS);
  await waitFor(
    'the list',
    () => popup.evaluate(() => document.querySelector('[data-domain="threads.net"]') === null),
    RESUMED_MS,
  );
  await waitFor('the page to be told', async () => !(await isToldOnPage()));
});
