/** A page that runs from right to left in a browser that does not: what we say still reads from left to right. */
import { expect, type TestPage, test, waitFor, waitForPosts } from './harness';

/** Where the first and the last letter of a text are, in CSS pixels from the left. */
function endsOf(page: TestPage, selector: string): Promise<{ first: number; last: number }> {
  return page.evaluate((wanted) => {
    const text = document.querySelector(wanted)?.firstChild;
    if (!(text instanceof Text)) throw new Error('There is no text');
    const leftOf = (index: number) => {
      const letter = document.createRange();
      letter.setStart(text, index);
      letter.setEnd(text, index + 1);
      return letter.getBoundingClientRect().left;
    };
    const { data } = text;
    return { first: leftOf(data.search(/\w/)), last: leftOf(data.search(/\w\W*$/)) };
  }, selector);
}

test('delay, tray and card are read in their own direction on a page in Arabic', async ({
  home,
  sandbox,
}) => {
  await home.goto(`${sandbox.origin}/sandbox/session?locale=ar&to=/home`);
  await waitForPosts(home);
  // The page says so in its stylesheet, which may come after the first posts.
  await waitFor('a page from right to left', () =>
    home.evaluate(() => getComputedStyle(document.body).direction === 'rtl'),
  );
  sandbox.pushLateStatus();
  const isThere = (selector: string) =>
    waitFor(selector, () => home.evaluate((wanted) => document.querySelector(wanted) !== null, selector));
  for (const selector of ['.sluice-delay', '.sluice-pill:not([hidden])']) {
    await isThere(selector);
    const { first, last } = await endsOf(home, selector);
    expect(first, selector).toBeLessThan(last);
  }
  await home.click('article .status__info .sluice-badge');
  await isThere('.sluice-card:popover-open');
  expect(
    await home.evaluate(() => getComputedStyle(document.querySelector('.sluice-card') as Element).direction),
  ).toBe('ltr');
});
