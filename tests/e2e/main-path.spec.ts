/** The main job: turn a server on, see Threads, read in written order, turn it off again. */
import { expect, test, turnOn, waitFor } from './harness';

test('a server is turned on by the real permission, and off again without a trace', async ({
  web,
  sandbox,
}) => {
  const page = await web.newPage(`${sandbox.origin}/home`);
  await waitFor('posts', () => page.evaluate(() => document.querySelector('article .status__info') !== null));
  expect(await page.evaluate(() => document.querySelectorAll('[data-sluice]').length)).toBe(0);
  await turnOn(web, sandbox.origin);
  await page.bringToFront();
  await waitFor('badges', () =>
    page.evaluate(() => document.querySelector('[data-sluice-network]') !== null),
  );
});
