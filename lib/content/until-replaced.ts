/** Browsers leave the scripts of an extension running in open pages when it is updated. */

const STARTED = 'sluice-started';

/** Ends what an earlier run left on the page, and gives a signal that aborts when a later one does the same. */
export function untilReplaced(document: Document): AbortSignal {
  const controller = new AbortController();
  document.dispatchEvent(new Event(STARTED));
  document.addEventListener(STARTED, () => controller.abort(), { once: true });
  return controller.signal;
}
