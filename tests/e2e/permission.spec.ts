/** Chromium's own question for a server, answered as a person does, on a display. In Firefox every test answers it. */
import { canHaveDisplay, startDisplay } from './browsers/display';
import { expect, type TestPage, test, waitFor } from './harness';

test.skip(() => test.info().project.name !== 'chromium', 'in Firefox every test answers the question');
test.skip(!canHaveDisplay(), 'needs Xvfb and xdotool');

test.use({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter
  browserOptions: async ({}, use) => {
    const display = await startDisplay();
    await use({ display: display.name });
    display.close();
  },
});

function serverIs(popup: TestPage): Promise<string | undefined> {
  return popup.evaluate(() => document.querySelector<HTMLElement>('[data-server-is]')?.dataset['serverIs']);
}

test('saying yes to the browser turns the server on', async ({ web, sandbox }) => {
  const popup = await web.extensionPage('popup.html');
  await popup.fill('input[name="server"]', sandbox.origin);
  await web.allowing(sandbox.origin, () => popup.click('button[type="submit"]'));
  await waitFor('the server to be on', async () => (await serverIs(popup)) === 'on');
});

test('saying no to the browser turns nothing on, and the popup says so', async ({ web, sandbox }) => {
  const popup = await web.extensionPage('popup.html');
  await popup.fill('input[name="server"]', sandbox.origin);
  await web.denying(() => popup.click('button[type="submit"]'));
  await waitFor('the words', () => popup.evaluate(() => document.querySelector('[role="alert"]') !== null));
  expect(await serverIs(popup)).toBe('off');
});
