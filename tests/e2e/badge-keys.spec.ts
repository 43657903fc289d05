/** Badges without a pointer: every one is reached and left by keyboard, has its name, and opens a card that lets go again. */
import { expect, type TestPage, test, waitFor } from './harness';

const NAMES = [/^.+ account\. About .+$/, /^(?:Limited|Suspended) by your server/];

const isNameOfMark = (name: string) => NAMES.some((pattern) => pattern.test(name));

/** Names of the badges that can be reached in the first entries, as they are seen from top to bottom. */
function marksIn(page: TestPage, entries: number): Promise<string[]> {
  return page.evaluate((most) => {
    const seen = [...document.querySelectorAll('article:not([data-sluice-held])')]
      .filter((article) => article.childElementCount > 0)
      .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      .slice(0, most);
    return seen.flatMap((article) =>
      [...article.querySelectorAll('.sluice-mark')].map((mark) => mark.getAttribute('aria-label') ?? ''),
    );
  }, entries);
}

const focused = (page: TestPage) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const isMark = activeElement?.classList.contains('sluice-mark') ?? false;
    return { isMark, name: activeElement?.getAttribute('aria-label') ?? '' };
  });

test('Tab reaches every badge and goes on behind it; Enter opens its card, Escape gives the focus back', async ({
  home,
}) => {
  // The reason comes a moment later, with the server's list; an account may be limited for itself.
  const isWithoutReason = async () => (await marksIn(home, 4)).includes('Limited by your server');
  await waitFor('the reason', async () => !(await isWithoutReason()), 4000).catch(() => undefined);
  const expected = await marksIn(home, 4);
  expect(expected.length).toBeGreaterThan(2);
  expect(expected.filter((name) => !isNameOfMark(name))).toEqual([]);
  await home.evaluate(() => document.querySelector<HTMLElement>('article .focusable')?.focus());
  const reached: string[] = [];
  let wasOnMark = false;
  let hasOpened = false;
  for (let press = 0; press < 120 && reached.length < expected.length; press += 1) {
    await home.press('Tab');
    const { isMark, name } = await focused(home);
    if (isMark) reached.push(name);
    wasOnMark = isMark;
    if (!isMark || hasOpened) continue;
    await home.press('Enter');
    await waitFor('the card', () =>
      home.evaluate(() => document.activeElement?.classList.contains('sluice-card')),
    );
    await home.press('ArrowDown');
    expect(await home.evaluate(() => document.activeElement?.closest('.sluice-card') !== null)).toBe(true);
    await home.press('Escape');
    await waitFor('no card', () =>
      home.evaluate(() => document.querySelector('.sluice-card') === null || undefined),
    );
    expect(await focused(home)).toEqual({ isMark: true, name });
    hasOpened = true;
  }
  expect(reached).toEqual(expected);
  expect(hasOpened).toBe(true);
  expect(wasOnMark).toBe(true);
  await home.press('Tab');
  expect((await focused(home)).isMark).toBe(false);
});

test('the accessibility tree has every badge by its name, and the card as a dialog with named buttons', async ({
  home,
}) => {
  test.skip(home.accessibleNames === undefined, 'the driver for this browser cannot read its tree');
  const inTree = async () => (await home.accessibleNames?.('button'))?.filter(isNameOfMark).toSorted();
  // The page empties what is off screen when it has time, so both are looked at anew.
  await waitFor('the names', async () => {
    const expected = (await marksIn(home, 100)).toSorted();
    return (expected.length > 0 && (await inTree())?.join() === expected.join()) || undefined;
  });
  await home.click('article .sluice-badge[data-sluice-network="threads"]');
  await waitFor('the card', () => home.evaluate(() => document.querySelector('.sluice-card') !== null));
  expect(await home.accessibleNames?.('dialog')).toEqual(['About Threads']);
  const buttons = await home.accessibleNames?.('button');
  for (const name of [
    'No badges for Threads',
    'No badge for threads.net',
    'Block threads.net…',
    'Copy handle',
  ])
    expect(buttons).toContain(name);
});
