/** Which lists stand in written order: each column by itself, each kind of timeline as chosen, and others never. */
import { expect, pause, type TestPage, test, waitFor, waitForPosts } from './harness';
import {
  drawnFeed,
  expectWrittenOrder,
  hasPost,
  orderTraces,
  pushMany,
  scrollTo,
  seenOrder,
  storeOrder,
} from './order-model';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('two columns stand each in its own order, and what is read in one of them stays', async ({
  home,
  sandbox,
  web,
}) => {
  const extension = await web.extensionPage('popup.html');
  await storeOrder(extension, { live: 'written' });
  await home.bringToFront();
  await home.goto(`${sandbox.origin}/sandbox/session?layout=multiple&to=/deck/public`);
  await waitFor('three feeds', async () => (await drawnFeed(home, 2)).entries.length >= 20);
  const before = await expectWrittenOrder(home, sandbox);
  const live = await expectWrittenOrder(home, sandbox, { index: 2 });
  expect(seenOrder(live)).not.toEqual(seenOrder(before));
  // Half way down the live feed, with the home timeline at its top.
  await home.evaluate(() => {
    const column = document.querySelectorAll('.item-list[role="feed"]')[2]?.closest('.scrollable');
    if (column) column.scrollTop = 900;
  });
  await pause(500);
  const anchor = (await drawnFeed(home, 2)).entries.find(
    ({ isSeen, top }) => isSeen && top > 200 && top < 700,
  );
  const ids = await pushMany(sandbox, 40);
  for (const index of [0, 2]) await waitFor('the posts', () => hasPost(home, ids.at(-1), index));
  await expectWrittenOrder(home, sandbox);
  const after = await drawnFeed(home, 2);
  const moved = (after.entries.find(({ id }) => id === anchor?.id)?.top ?? Number.NaN) - (anchor?.top ?? 0);
  expect(Math.abs(moved)).toBeLessThanOrEqual(1);
  await home.evaluate(() => {
    const column = document.querySelectorAll('.item-list[role="feed"]')[2]?.closest('.scrollable');
    if (column) column.scrollTop = 0;
  });
  await expectWrittenOrder(home, sandbox, { index: 2 });
});

test.describe('on a version with pinned posts in the list', () => {
  test.use({ sandboxOptions: { version: '4.6' } });

  test('each kind of timeline stands as chosen in the popup, and nothing else is ever put in order', async ({
    home,
    sandbox,
    web,
  }) => {
    const { world } = sandbox;
    const own = [0, 3, 40, 0, 90, 5].map((late) =>
      sandbox.pushStatus({ author: 'robin', lateMs: late * MINUTE }),
    );
    const late = sandbox.pushStatus({ lateMs: 2 * HOUR });
    sandbox.pushStatus({ author: 'maple', inReplyTo: late.id, lateMs: HOUR });
    sandbox.pushStatus({ author: 'juno', inReplyTo: late.id });
    for (const { id } of own.slice(0, 2)) world.me.pinned.add(id);
    for (const { id } of own) {
      world.me.favourites.set(id, world.me.nextRow());
      world.me.bookmarks.set(id, world.me.nextRow());
    }
    const tag = mostUsed([...world.posts.values()].flatMap(({ tags }) => tags));
    const timelines = ['/lists/101', '/public', `/tags/${tag}`, '/@robin'];

    await visit(home, '/public');
    expect(await orderTraces(home)).toBe(0);
    const popup = await web.extensionPage('popup.html');
    await choose(popup, 'written');
    await expectWrittenOrder(home, sandbox);
    for (const path of timelines) {
      await visit(home, path);
      const seen = seenOrder(await expectWrittenOrder(home, sandbox));
      expect(seen.length, path).toBeGreaterThan(4);
      expect(await orderTraces(home), path).toBeGreaterThan(0);
      if (path === '/@robin')
        expect(seen.slice(0, 3).map((id) => id.startsWith('f-'))).toEqual([true, true, false]);
    }
    const others = [
      `/@${late.account.acct}/${late.id}`,
      '/notifications',
      '/favourites',
      '/bookmarks',
      '/search?q=threads',
      '/explore',
    ];
    for (const path of others) {
      await visit(home, path);
      expect(await orderTraces(home), path).toBe(0);
    }
    await choose(popup, 'server');
    for (const path of ['/home', ...timelines]) {
      await visit(home, path);
      expect(await orderTraces(home), path).toBe(0);
    }
  });
});

test('boosts stand at the time of their posts and back, as chosen in the popup', async ({
  home,
  sandbox,
  web,
}) => {
  const stranger = sandbox.pushStatus({ author: 'topdeals@threads.net', lateMs: HOUR });
  const boost = sandbox.pushStatus({ reblogOf: stranger.id });
  await waitFor('the boost', () => hasPost(home, boost.id));
  const before = seenOrder(await expectWrittenOrder(home, sandbox));
  expect(before[0]).toBe(boost.id);
  const popup = await web.extensionPage('popup.html');
  await toggleBoosts(popup);
  await waitFor('the boost to go', async () => seenOrder(await drawnFeed(home))[0] !== boost.id);
  await expectWrittenOrder(home, sandbox, { boostsBy: 'original' });
  await toggleBoosts(popup);
  await waitFor('the boost to come back', async () => seenOrder(await drawnFeed(home))[0] === boost.id);
  expect(seenOrder(await expectWrittenOrder(home, sandbox))).toEqual(before);
});

test('in slow mode posts wait for a click, and then go to their places', async ({ home, sandbox }) => {
  await home.goto(`${sandbox.origin}/sandbox/session?slow=1&to=/home`);
  await waitForPosts(home);
  const before = seenOrder(await expectWrittenOrder(home, sandbox));
  const ids = await pushMany(sandbox, 12);
  const button = '.item-list > button.load-gap';
  await waitFor('the button', () =>
    home.evaluate((one) => document.querySelector(one)?.textContent?.includes('12') === true, button),
  );
  expect(seenOrder(await expectWrittenOrder(home, sandbox))).toEqual(before);
  const isOnTop = await home.evaluate(
    (one) =>
      [...document.querySelectorAll('.item-list > article:not([data-sluice-held])')].every(
        (entry) =>
          entry.getBoundingClientRect().top >=
          (document.querySelector(one)?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY),
      ),
    button,
  );
  expect(isOnTop).toBe(true);
  // Mastodon adds the height of its button to the scroll position, which leaves it behind the header.
  await scrollTo(home, 0);
  await home.click(button);
  await waitFor('the posts', () => hasPost(home, ids.at(-1)));
  await expectWrittenOrder(home, sandbox);
});

/** Goes to another place of the page as its own links do, without loading it anew. */
async function visit(page: TestPage, path: string): Promise<void> {
  const posts = '.status, .detailed-status, .notification-group, .notification-ungrouped';
  await page.evaluate(
    ([to = '', selector = '']) => {
      for (const post of document.querySelectorAll(selector)) post.setAttribute('data-before', '');
      history.pushState({ key: to }, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    },
    [path, posts],
  );
  await waitFor(`posts on ${path}`, () =>
    page.evaluate(
      (selector) =>
        [...document.querySelectorAll(selector)].some((post) => !post.hasAttribute('data-before')),
      posts,
    ),
  );
}

/** Sets every kind of timeline in the popup. */
async function choose(popup: TestPage, mode: 'written' | 'server'): Promise<void> {
  await orderModes(popup);
  await popup.evaluate((value) => {
    for (const select of document.querySelectorAll<HTMLSelectElement>('.order-modes select')) {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }, mode);
}

async function toggleBoosts(popup: TestPage): Promise<void> {
  await orderModes(popup);
  await popup.evaluate(() =>
    document.querySelector<HTMLElement>('.order-modes input[role="switch"]')?.click(),
  );
}

function orderModes(popup: TestPage): Promise<unknown> {
  return waitFor('the modes', () =>
    popup.evaluate(() => document.querySelector('.order-modes input[role="switch"]') !== null),
  );
}

function mostUsed(words: readonly string[]): string {
  const count = (wanted: string) => words.filter((word) => word === wanted).length;
  return [...new Set(words)].toSorted((a, b) => count(b) - count(a))[0] ?? '';
}
