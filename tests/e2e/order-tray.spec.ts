/** The tray: every late post is in it, leads to its place, and is remembered until it was seen. */
import { expect, pause, type TestPage, test, waitFor, waitForPosts } from './harness';
import {
  drawnFeed,
  expectWrittenOrder,
  hasPost,
  loadPosts,
  pushMany,
  scrollTo,
  seenOrder,
} from './order-model';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.use({ sandboxOptions: { statuses: 200 } });

// Long enough to have been looked at, also where three browsers share two cores.
test.beforeEach(async ({ home }) => {
  await home.bringToFront();
  await pause(3000);
});

test('a late post is in the tray, and the tray leads to it', async ({ home, sandbox }) => {
  await loadPosts(home, 60);
  await scrollTo(home, 0);
  await pause(800);
  const late = sandbox.pushStatus({ lateMs: HOUR, text: 'Written at noon' });
  await waitFor('the tray', async () => (await trayOf(home)).includes(late.id));
  expect(await home.evaluate(() => document.querySelector('.sluice-pill')?.textContent)).toBe('1 late post');
  await home.click('.sluice-order-line > .sluice-pill');
  await home.click(`[data-sluice-post="${late.id}"]`);
  const landed = await home.evaluate((id) => {
    const entry = document.querySelector(`article[data-id="${id}"]`);
    const { top = -1, bottom = -1 } = entry?.getBoundingClientRect() ?? {};
    return {
      isInView: top >= 0 && bottom <= innerHeight,
      isFocused: entry?.contains(document.activeElement),
      isMarked: entry?.hasAttribute('data-sluice-landed'),
    };
  }, late.id);
  expect(landed).toEqual({ isInView: true, isFocused: true, isMarked: true });
  await expectWrittenOrder(home, sandbox);
  expect(await trayOf(home)).toEqual([]);
});

test('every post that came late was in the tray and is in its place', async ({ home, sandbox }) => {
  await loadPosts(home, 120);
  await scrollTo(home, 1500);
  await pause(1000);
  const before = await drawnFeed(home);
  // The page's suggestions stand among the posts.
  const view = before.entries.filter(
    ({ id, isSeen, top }) => isSeen && top > 0 && top < 600 && sandbox.world.posts.has(id),
  );
  const readAt = Math.max(...view.map(({ id }) => sandbox.world.post(id).createdAt));
  const ids = await pushMany(sandbox, 60);
  await waitFor('the posts', () => hasPost(home, ids.at(-1)));
  await pause(500);
  const late = ids.filter((id) => sandbox.world.post(id).createdAt < readAt);
  const tray = await trayOf(home);
  expect(late.length).toBeGreaterThan(20);
  expect(late.filter((id) => !tray.includes(id))).toEqual([]);
  await scrollTo(home, 0);
  await pause(500);
  await expectWrittenOrder(home, sandbox);
});

test('the tray remembers over visits what was not seen', async ({ home, sandbox }) => {
  const { id } = sandbox.pushStatus({ lateMs: 90 * MINUTE });
  await waitFor('the tray', async () => (await trayOf(home)).includes(id));
  await pause(2000);
  await home.reload();
  await waitForPosts(home);
  await waitFor('the tray', async () => (await trayOf(home)).includes(id));
  await home.click('.sluice-order-line > .sluice-pill');
  await home.click('.sluice-tray > button');
  expect(await trayOf(home)).toEqual([]);
  await pause(2000);
  await home.reload();
  await waitForPosts(home);
  await pause(1000);
  expect(await trayOf(home)).toEqual([]);
});

test('what came very late stays where the server put it, marked, and is in the tray', async ({
  home,
  sandbox,
}) => {
  const { id } = sandbox.pushStatus({ lateMs: 30 * HOUR });
  await waitFor('the post', () => hasPost(home, id));
  expect(seenOrder(await expectWrittenOrder(home, sandbox))[0]).toBe(id);
  const mark = await home.evaluate(
    (post) => document.querySelector(`article[data-id="${post}"]`)?.getAttribute('data-sluice-very-late'),
    id,
  );
  expect(mark).toContain('30');
});

/** Ids of the posts in the tray, which is opened for a look and closed again. */
function trayOf(page: TestPage): Promise<string[]> {
  return page.evaluate(() => {
    const pill = document.querySelector<HTMLElement>('.sluice-order-line > .sluice-pill');
    if (!pill || pill.hidden) return [];
    pill.click();
    const links = [...document.querySelectorAll<HTMLElement>('.sluice-tray [data-sluice-post]')];
    pill.click();
    return links.map((link) => link.dataset['sluicePost'] ?? '');
  });
}
