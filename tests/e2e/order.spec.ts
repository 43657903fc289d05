/** Timelines in written order on a live page, against an order computed from the server's data. */
import { expect, pause, type TestPage, test, waitFor } from './harness';
import {
  drawnFeed,
  expectWrittenOrder,
  hasPost,
  loadPosts,
  orderTraces,
  pushMany,
  scrollTo,
  seenOrder,
  storeOrder,
} from './order-model';

const MINUTE = 60_000;

test.use({ sandboxOptions: { statuses: 450 } });

test('ten pages stand in written order, many of their posts late', async ({ home, sandbox }) => {
  await expectWrittenOrder(home, sandbox);
  await loadPosts(home, 400);
  const drawn = await expectWrittenOrder(home, sandbox);
  const posts = drawn.entries.filter(({ id }) => /^\d+$/.test(id));
  const late = posts.filter(
    ({ id }) => Number(BigInt(id) >> 16n) - sandbox.world.post(id).createdAt > 5 * MINUTE,
  );
  expect(late.length / posts.length).toBeGreaterThan(0.2);
});

test('200 live posts, half of them late, and what the page trims for them', async ({ home, sandbox }) => {
  const ids = await pushMany(sandbox, 200);
  await waitFor('the last post', () => hasPost(home, ids.at(-1)));
  const drawn = await expectWrittenOrder(home, sandbox);
  expect(drawn.entries.length).toBeLessThan(60);
  await loadPosts(home, 200);
  await expectWrittenOrder(home, sandbox);
});

test('deleted posts go, edited ones stay in their place', async ({ home, sandbox }) => {
  await loadPosts(home, 80);
  await scrollTo(home, 0);
  const before = seenOrder(await expectWrittenOrder(home, sandbox));
  const [deleted, edited] = [before[5] ?? '', before[9] ?? ''];
  sandbox.deleteStatus(deleted);
  sandbox.editStatus(edited, 'Something else');
  await waitFor('the deletion', async () => !seenOrder(await drawnFeed(home)).includes(deleted));
  const after = seenOrder(await expectWrittenOrder(home, sandbox));
  expect(after).toEqual(before.filter((id) => id !== deleted));
});

test('a gap after a lost connection parts the order until it is filled', async ({ home, sandbox }) => {
  await pushMany(sandbox, 20);
  sandbox.dropStreams();
  // All before the page has connected again.
  await pushMany(sandbox, 60, 0);
  await waitFor('the gap', async () =>
    (await drawnFeed(home)).entries.some(({ id }) => id.startsWith('gap:')),
  );
  await pushMany(sandbox, 10);
  await expectWrittenOrder(home, sandbox);
  await waitFor('the gap to be filled', async () => {
    const { entries } = await drawnFeed(home);
    if (!entries.some(({ id }) => id.startsWith('gap:'))) return true;
    await home.click('.item-list article .load-gap').catch(() => undefined);
    await pause(300);
    return false;
  });
  await scrollTo(home, 0);
  await expectWrittenOrder(home, sandbox);
});

test('coming back to the timeline finds the same order at the same place', async ({ home, sandbox }) => {
  await loadPosts(home, 80);
  await scrollTo(home, 2500);
  await pause(500);
  const before = await expectWrittenOrder(home, sandbox);
  const place = await firstInView(home);
  await home.evaluate(() => document.querySelector<HTMLElement>('a[href="/notifications"]')?.click());
  await waitFor('another page', async () => (await home.url()).includes('/notifications'));
  await home.evaluate(() => history.back());
  await waitFor('the timeline', async () => (await drawnFeed(home)).entries.length >= 80);
  const after = await expectWrittenOrder(home, sandbox);
  expect(seenOrder(after)).toEqual(seenOrder(before));
  const now = after.entries.find(({ id }) => id === place.id);
  expect(Math.abs((now?.top ?? 0) - place.top)).toBeLessThan(2);
});

// Up to 4.4 a box around the feed looks as if it scrolled.
for (const version of ['4.4', '4.6'] as const)
  test.describe(`on ${version}`, () => {
    test.use({ sandboxOptions: { statuses: 450, version } });

    test('nothing the reader looks at moves while 200 posts come in', async ({ home, sandbox }) => {
      await loadPosts(home, 120);
      await scrollTo(home, 4000);
      await pause(600);
      for (let round = 0; round < 20; round += 1) {
        const anchor = await firstInView(home);
        const ids = await pushMany(sandbox, 10);
        await waitFor('the posts', () => hasPost(home, ids.at(-1)));
        await pause(100);
        const moved = await topOf(home, anchor.id);
        expect(Math.abs(moved - anchor.top), `round ${round}`).toBeLessThanOrEqual(1);
        // On with reading.
        await home.evaluate(() => window.scrollBy(0, 130));
        await pause(50);
      }
      await scrollTo(home, 0);
      await pause(500);
      await expectWrittenOrder(home, sandbox);
    });
  });

test('what is read stays while a gap above it is filled', async ({ home, sandbox }) => {
  await loadPosts(home, 80);
  await scrollTo(home, 3000);
  await pause(500);
  const anchor = await firstInView(home);
  await pushMany(sandbox, 5);
  sandbox.dropStreams();
  await pushMany(sandbox, 100, 0);
  const hasGap = async () => (await drawnFeed(home)).entries.some(({ id }) => id.startsWith('gap:'));
  await waitFor('the gap', hasGap);
  await pause(1500);
  expect(Math.abs((await topOf(home, anchor.id)) - anchor.top)).toBeLessThanOrEqual(1);
  await waitFor('the gap to be filled', async () => {
    await home.evaluate(() => document.querySelector<HTMLElement>('.item-list article .load-gap')?.click());
    await pause(200);
    return !(await hasGap());
  });
  expect(Math.abs((await topOf(home, anchor.id)) - anchor.top)).toBeLessThanOrEqual(1);
});

// The page measures what it adds, at a moment when that has no order yet, and Chromium scrolls after what it pushes away.
test('more posts at the end carry nobody away who is scrolling', async ({ home }) => {
  const { posts, steps } = await home.evaluate(async () => {
    const steps: number[] = [];
    for (let step = 0; step < 60; step += 1) {
      const before = window.scrollY;
      window.scrollBy(0, 500);
      await new Promise((next) => setTimeout(next, 120));
      steps.push(Math.round(window.scrollY - before));
    }
    return { steps, posts: document.querySelectorAll('[data-sluice-ordered] > article').length };
  });
  expect(posts).toBeGreaterThan(80);
  expect(steps.filter((step) => step > 510)).toEqual([]);
});

test('switching to the order of the server and back is instant and leaves no trace', async ({
  home,
  sandbox,
  web,
}) => {
  await expectWrittenOrder(home, sandbox);
  const extension = await web.extensionPage('popup.html');
  await storeOrder(extension, { home: 'server' });
  await waitFor('the order of the server', async () => {
    const drawn = await drawnFeed(home);
    return seenOrder(drawn).join() === drawn.entries.map(({ id }) => id).join();
  });
  expect(await orderTraces(home)).toBe(0);
  await storeOrder(extension, { home: 'written' });
  await waitFor('written order', () =>
    home.evaluate(() => document.querySelector('[data-sluice-ordered]') !== null),
  );
  await expectWrittenOrder(home, sandbox);
});

async function firstInView(page: TestPage): Promise<{ id: string; top: number }> {
  const { entries } = await drawnFeed(page);
  const inView = entries.filter(({ isSeen, top }) => isSeen && top >= 60).toSorted((a, b) => a.top - b.top);
  const [first] = inView;
  if (!first) throw new Error('Nothing is in view');
  return first;
}

async function topOf(page: TestPage, id: string): Promise<number> {
  const { entries } = await drawnFeed(page);
  return entries.find((entry) => entry.id === id)?.top ?? Number.NaN;
}
