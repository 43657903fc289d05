/** Signing in as a person does: one click here, one on the server's own page. */
import { type TestBrowser, type TestPage, waitFor } from './browsers/browser';

/** From a popup or dashboard that offers it. */
export async function signIn(web: TestBrowser, from: TestPage): Promise<void> {
  const window = await web.authWindow(() => from.click('[data-action="sign-in"]'));
  await window.click('form button[type="submit"]');
  await waitFor(
    'the account',
    () => from.evaluate(() => document.querySelector('input[name="domain"]') !== null),
    20_000,
  );
}

/** The further step that lets snapshots be kept, from the open question before a block. */
export async function allowSnapshots(web: TestBrowser, from: TestPage): Promise<void> {
  const window = await web.authWindow(() => from.click('[data-action="allow-snapshots"]'));
  await window.click('form button[type="submit"]');
  await waitFor(
    'the offer to go',
    () => from.evaluate(() => document.querySelector('[data-action="allow-snapshots"]') === null),
    20_000,
  );
}
