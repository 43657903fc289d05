/** Turning Sluice on for a server as a new user does: typing the server into the popup, clicking, saying yes. */
import { type TestBrowser, waitFor } from './browsers/browser';

export async function turnOnServer(web: TestBrowser, origin: string): Promise<void> {
  const popup = await web.extensionPage('popup.html');
  await popup.fill('input[name="server"]', origin);
  await web.allowing(origin, () => popup.click('button[type="submit"]'));
  await waitFor('the popup to say that Sluice is on', () =>
    popup.evaluate(() => document.querySelector('[data-server-is="on"]') !== null),
  );
  await popup.close();
}
