/** Going through a list in written order by key and by Tab, and what a screen reader is told. */
import { expect, pause, type TestPage, test, waitFor } from './harness';
import { drawnFeed, expectWrittenOrder, loadPosts, scrollTo, seenOrder, toldOrder } from './order-model';

test.use({ sandboxOptions: { statuses: 200 } });

test('j goes down in the order that is seen, k back up, Home and End to its ends', async ({
  home,
  sandbox,
}) => {
  await loadPosts(home, 80);
  await scrollTo(home, 0);
  await pause(400);
  const order = seenOrder(await expectWrittenOrder(home, sandbox));
  const down: string[] = [];
  for (let press = 0; press < 50; press += 1) {
    await home.press('j');
    down.push(await focusedEntry(home));
  }
  const start = order.indexOf(down[0] ?? '');
  expect(down).toEqual(order.slice(start, start + 50));
  const up: string[] = [];
  for (let press = 0; press < 49; press += 1) {
    await home.press('k');
    up.push(await focusedEntry(home));
  }
  expect(up).toEqual(down.slice(0, -1).reverse());
  const last = seenOrder(await drawnFeed(home)).at(-1);
  await home.press('End');
  expect(await focusedEntry(home)).toBe(last);
  await home.press('Home');
  expect(await focusedEntry(home)).toBe(order[0]);
});

test('Tab goes through the posts in the order that is seen, both ways', async ({ home, sandbox }) => {
  const order = seenOrder(await expectWrittenOrder(home, sandbox));
  await home.evaluate(
    (id) => document.querySelector<HTMLElement>(`article[data-id="${id}"] .focusable`)?.focus(),
    order[0],
  );
  const forward = await tabThrough(home, 'Tab', 60);
  expect(forward.length).toBeGreaterThan(4);
  expect(forward).toEqual(order.slice(0, forward.length));
  const backward = await tabThrough(home, 'Shift+Tab', 40);
  expect(backward.length).toBeGreaterThan(2);
  expect(backward).toEqual(forward.slice(-backward.length).reverse());
});

test('positions that are told to screen readers follow the order that is seen', async ({ home, sandbox }) => {
  await loadPosts(home, 60);
  await scrollTo(home, 0);
  const feed = await expectWrittenOrder(home, sandbox);
  expect(toldOrder(feed)).toEqual(seenOrder(feed));
});

test('the accessibility tree has the posts in the order that is seen', async ({ home, sandbox }) => {
  test.skip(home.accessibleNames === undefined, 'the driver for this browser cannot read its tree');
  await expectWrittenOrder(home, sandbox);
  let times: string[] = [];
  let told: string[] | undefined;
  // The page empties and fills its entries a moment after they are drawn.
  const agree = async () => {
    times = await drawnTimes(home);
    told = (await home.accessibleNames?.('StaticText'))?.filter((name) => times.includes(name));
    return new Set(times).size > 2 && told?.join() === times.join();
  };
  await waitFor('the tree', agree, 4000).catch(() => undefined);
  expect(new Set(times).size).toBeGreaterThan(2);
  expect(told).toEqual(times);
});

/** The times of the posts that are drawn, from top to bottom. */
function drawnTimes(page: TestPage): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('article:not([data-sluice-held]) .status__relative-time time')]
      .map((time) => ({ text: time.textContent ?? '', top: time.getBoundingClientRect().top }))
      .toSorted((a, b) => a.top - b.top)
      .map(({ text }) => text),
  );
}

/** Id of the entry that the focus is in. */
function focusedEntry(page: TestPage): Promise<string> {
  return page.evaluate(() => document.activeElement?.closest<HTMLElement>('article')?.dataset['id'] ?? '');
}

/** The entries that the focus goes through, each once, until it leaves the list: posts differ in how many stops they have. */
async function tabThrough(page: TestPage, key: string, presses: number): Promise<string[]> {
  const entries = [await focusedEntry(page)];
  for (let press = 0; press < presses; press += 1) {
    await page.press(key);
    const entry = await focusedEntry(page);
    if (entry === '') break;
    if (entry !== entries.at(-1)) entries.push(entry);
  }
  return entries;
}
