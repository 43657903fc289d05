/** Tells which entries of a feed somebody has looked at: half of an entry, or half a screen of it, for a moment. */
import { firstIndex } from './first-index';
import { onceLaidOut } from './once-laid-out';

const MOMENT_MS = 1000;

/**
 * Calls back with the entries that were looked at, until the signal aborts; with the same again when they are looked at again.
 *
 * Looks twice, a moment apart, after somebody has scrolled or the feed has changed, and then no more: to have the browser
 * watch every entry would cost it more than all else that is done for an order.
 *
 * @param shown gives the entries as they are seen, from top to bottom.
 * @returns what to call when the feed has changed.
 */
export function watchSeen(
  document: Document,
  shown: () => readonly HTMLElement[],
  onSeen: (entries: readonly Element[]) => void,
  signal: AbortSignal,
): () => void {
  let before: readonly Element[] = [];
  let timer = 0;

  function lookSoon(): void {
    timer ||= window.setTimeout(() => onceLaidOut(look), MOMENT_MS);
  }

  function look(): void {
    timer = 0;
    if (signal.aborted) return;
    // Nobody looks at a page in the background; it is looked at when it comes to the front.
    const now = document.visibilityState === 'visible' ? lookedAt(document, shown()) : [];
    const seen = now.filter((entry) => before.includes(entry));
    const isNew = now.length !== seen.length;
    before = now;
    if (seen.length > 0) onSeen(seen);
    if (isNew) lookSoon();
  }

  document.addEventListener('scroll', lookSoon, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', lookSoon, { signal });
  signal.addEventListener('abort', () => window.clearTimeout(timer));
  lookSoon();
  return lookSoon;
}

/** The entries of which enough is in view right now. */
function lookedAt(document: Document, entries: readonly HTMLElement[]): readonly Element[] {
  const { clientHeight, clientWidth } = document.documentElement;
  const below = entries.slice(firstIndex(entries.length, (index) => bottomOf(entries[index]) > 0));
  const seen: Element[] = [];
  for (const entry of below) {
    const { top, bottom, left, right, height } = entry.getBoundingClientRect();
    // Columns beside each other may reach out of the window.
    if (top >= clientHeight || left >= clientWidth || right <= 0) break;
    const inView = Math.min(bottom, clientHeight) - Math.max(top, 0);
    if (inView > 0 && inView >= Math.min(height, clientHeight) / 2) seen.push(entry);
  }
  return seen;
}

function bottomOf(entry: Element | undefined): number {
  return entry?.getBoundingClientRect().bottom ?? 0;
}
