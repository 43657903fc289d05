/** The page scripts: registered for the servers that the person turned Sluice on for, and for no other page. */
import browser from 'webextension-polyfill';
import type { EnableFailure } from '../messaging/protocol';
import { failed, ok, type Result } from '../rules/result';
import { enabledOrigins, plannedOrigin } from '../storage/items';
import { readStored, writeStored } from '../storage/stored';

const TAP = '/content-scripts/page-tap.js';
const PAGE = '/page.js';
const CSS = '/assets/page-style.css';
const CARD = '/card.js';
const CARD_CSS = '/assets/card-style.css';

/**
 * Turns an origin on: registers the scripts, then tells by the storage that it is on, then runs the scripts in its open
 * tabs.
 *
 * A tab that was loaded before the scripts has been sent posts that nobody read along with: `reloadNeeded`.
 */
export function enableServer(origin: string): Promise<Result<{ reloadNeeded: boolean }, EnableFailure>> {
  return navigator.locks.request('enable-server', async () => {
    if (!(await isPermitted(origin))) return failed('not-permitted');
    const wasOn = await isEnabledOrigin(origin);
    try {
      await changeOrigins((origins) => [...new Set([...origins, origin])]);
    } catch (error) {
      console.warn('Sluice: the browser did not register the scripts', error);
      return failed('refused');
    }
    // Until here a background that is stopped goes on with the plan at its next start.
    await writeStored(plannedOrigin, '');
    const tabs = await browser.tabs.query({ url: patternOf(origin) });
    // The permission and the popup that asked for it both lead here. Run a second time, the scripts would take the
    // first ones' marks away and draw them anew.
    if (wasOn) return ok({ reloadNeeded: tabs.length > 0 });
    const ran = await Promise.all(tabs.map((tab) => tab.id !== undefined && runInTab(tab.id)));
    return ok({ reloadNeeded: ran.includes(true) });
  });
}

/** Goes on where the popup was closed by the permission prompt. Does nothing if no plan is open. */
export async function enablePlannedServer(): Promise<void> {
  const origin = await readStored(plannedOrigin);
  if (origin !== '' && (await isPermitted(origin))) await enableServer(origin);
}

/** Turns an origin off. Its open pages see it in the storage and remove every trace. */
export async function disableServer(origin: string): Promise<void> {
  await changeOrigins((origins) => origins.filter((other) => other !== origin));
  await browser.permissions.remove({ origins: [patternOf(origin)] });
}

/** Whether page scripts may run at this origin, and so whether messages from there are listened to. */
export async function isEnabledOrigin(origin: string): Promise<boolean> {
  return (await readStored(enabledOrigins)).includes(origin);
}

/** Brings the registered scripts in line with the origins that are on and still permitted. Safe to repeat. */
export function syncContentScripts(): Promise<void> {
  return changeOrigins((origins) => origins);
}

/** The one place that changes which origins are on: nobody is told before the browser has done its part. */
function changeOrigins(change: (origins: readonly string[]) => readonly string[]): Promise<void> {
  return navigator.locks.request('content-scripts', async () => {
    const origins = await readStored(enabledOrigins);
    const permitted: string[] = [];
    for (const origin of change(origins)) if (await isPermitted(origin)) permitted.push(origin);
    await register(permitted);
    if (permitted.join() !== origins.join()) await writeStored(enabledOrigins, permitted);
  });
}

/** Scripts that are registered already are changed in place: no page that loads meanwhile goes without. */
async function register(origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return browser.scripting.unregisterContentScripts();
  const registered = await browser.scripting.getRegisteredContentScripts();
  const scripts = scriptsFor(origins);
  if (scripts.every(({ id }) => registered.some((other) => other.id === id)))
    return browser.scripting.updateContentScripts(scripts);
  await browser.scripting.unregisterContentScripts();
  await browser.scripting.registerContentScripts(scripts);
}

/** Runs the card's script in a tab whose page asked for it. */
export async function loadCard(tabId: number | undefined): Promise<void> {
  if (tabId === undefined) return;
  await browser.scripting.insertCSS({ target: { tabId }, files: [CARD_CSS] });
  await browser.scripting.executeScript({ target: { tabId }, files: [CARD] });
}

/** Forgets what pages told in an earlier run of the browser: its tabs are no more. */
export async function forgetPageHealth(): Promise<void> {
  const keys = Object.keys(await browser.storage.local.get(null));
  await browser.storage.local.remove(keys.filter((key) => key.startsWith('pageHealth:')));
}

/** The match pattern of an origin. Patterns have no port: a port of its own is checked by the content script. */
export function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

function scriptsFor(origins: readonly string[]): browser.Scripting.RegisteredContentScript[] {
  const shared = {
    matches: [...new Set(origins.map(patternOf))],
    runAt: 'document_start' as const,
    persistAcrossSessions: true,
  };
  return [
    { ...shared, id: 'page-tap', js: [TAP], world: 'MAIN' },
    { ...shared, id: 'page', js: [PAGE], css: [CSS] },
  ];
}

async function isPermitted(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] });
}

/** Whether the scripts could be run; a tab may have gone or be showing a page that no extension may touch. */
async function runInTab(tabId: number): Promise<boolean> {
  const target = { tabId };
  try {
    await browser.scripting.insertCSS({ target, files: [CSS] });
    await browser.scripting.executeScript({ target, files: [TAP], world: 'MAIN' });
    await browser.scripting.executeScript({ target, files: [PAGE] });
    return true;
  } catch (error) {
    console.debug('Sluice: tab left as it is', error);
    return false;
  }
}
