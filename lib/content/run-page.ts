/** A page from the first look at it until the last trace of us is gone. */

import { features } from '../features/registry';
import { parseDomain } from '../fediverse/domain-name';
import { send } from '../messaging/client';
import { listenToMarks } from '../page/draw-marks';
import { removeOwn } from '../page/own-nodes';
import { createPage } from '../page/page';
import { createStatusMemory } from '../page/status-memory';
import { listenToTap } from '../page/tap';
import { findSiteAdapter } from '../sites/registry';
import type { SiteAdapter } from '../sites/site-adapter';
import { enabledOrigins, type Settings, settings } from '../storage/items';
import { readInPage, watchInPage } from '../storage/read-in-page';
import { runFeatures, type Unavailable } from './run-features';

/** Runs on this document until the signal aborts or the person turns the server off. */
export async function runPage(document: Document, outerSignal: AbortSignal): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  outerSignal.addEventListener('abort', () => controller.abort());
  // Registered first, so that it comes after every feature has put its own things away.
  const { origin } = document.location;
  watchInPage(
    enabledOrigins,
    (origins) => {
      if (!origins.includes(origin)) controller.abort();
    },
    signal,
  );
  // From the first moment on: what the page is sent before it is drawn is what we need.
  const memory = createStatusMemory();
  listenToTap(document, memory, signal);

  const [[stored, origins], site] = await Promise.all([
    readInPage<[Settings, readonly string[]]>([settings, enabledOrigins]),
    whenDrawn(document, signal),
  ]);
  // A server reached by its IP address, as in tests, has a domain that the page does not tell.
  const homeDomain = site?.homeDomain(document) ?? parseDomain('localhost');
  if (!site || !homeDomain || !origins.includes(origin)) {
    if (!signal.aborted) tellHealth(undefined, { page: 'not-mastodon' });
    controller.abort();
    return;
  }
  const page = createPage(document, site, homeDomain, memory, stored, signal);
  listenToMarks(document, signal);
  watchInPage(settings, (changed) => page.changeSettings(changed), signal);
  runFeatures(page, features, (unavailable) => tellHealth(site, unavailable), signal);
  signal.addEventListener('abort', () => removeOwn(document));
}

/** Waits until an adapter claims the page; undefined when the document is complete and none did, or on abort. */
function whenDrawn(document: Document, signal: AbortSignal): Promise<SiteAdapter | undefined> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(look);
    function look(): void {
      const site = findSiteAdapter(document);
      if (!site && document.readyState === 'loading' && !signal.aborted) return;
      observer.disconnect();
      resolve(site);
    }
    observer.observe(document, { childList: true, subtree: true });
    document.addEventListener('readystatechange', look, { signal });
    signal.addEventListener('abort', look);
    look();
  });
}

function tellHealth(site: SiteAdapter | undefined, unavailable: Unavailable): void {
  send('reportHealth', { adapter: site?.id, unavailable }).catch((error) => {
    // The extension was updated or removed under an open page: nobody is left to tell.
    console.debug('Sluice', error);
  });
}
