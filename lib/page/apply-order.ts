/** Draws a feed in an order of ours: by CSS `order` alone, a node of the page's is never moved. */

import { setAttribute } from './set-attribute';

/** On a feed that is in our order; the stylesheet makes it a flex column. */
export const ORDERED = 'data-sluice-ordered';
/** On an entry that is not shown yet. It is laid out aside, so that the page can still measure it. */
const HELD = 'data-sluice-held';
/** On an entry that stands where it was received; says how late that was. */
const NOTE = 'data-sluice-very-late';
/** Behind everything that is ordered. */
const LAST = String(2 ** 31 - 1);
/** Before all entries that have a place. */
const TOP = '0';
const OWN_ID = 'sluice-entry-';

/** Shows an entry at a place, or holds it back. */
export function drawEntry(entry: HTMLElement, order: number, isHeld: boolean): void {
  if (entry.style.order !== String(order)) entry.style.order = String(order);
  entry.toggleAttribute(HELD, isHeld);
}

/** Whether an entry has a place, if an old one. */
export function isPlaced(entry: HTMLElement): boolean {
  return entry.style.order !== '';
}

export function holdEntry(entry: HTMLElement): void {
  entry.setAttribute(HELD, '');
}

/**
 * Puts new entries on top of the feed until they have places, for which the page has moved the scroll position already: what
 * has no place is at the end (`order.css`). The browser must not scroll after them as well.
 */
export function putOnTop(feed: HTMLElement, entries: readonly HTMLElement[]): void {
  feed.style.overflowAnchor = 'none';
  for (const entry of entries) entry.style.order = TOP;
  feed.getBoundingClientRect();
  feed.style.removeProperty('overflow-anchor');
  dropEmptyStyle(feed);
}

/** Says on an entry that it stands where it was received, and why; this makes the entry higher. */
export function noteEntry(entry: HTMLElement, note: () => string): void {
  if (!entry.hasAttribute(NOTE)) entry.setAttribute(NOTE, note());
}

/**
 * Makes a feed ordered, and tells assistive technology the order that is seen. The page goes on to write its own
 * `aria-posinset`, so this has to be called after each of its changes.
 *
 * @param isAppend the page has only added entries at its end, and so left the positions of the others as they were told.
 */
export function drawFeed(
  feed: HTMLElement,
  entrySelector: string,
  shown: readonly HTMLElement[],
  isAppend: boolean,
): void {
  feed.setAttribute(ORDERED, '');
  for (const [index, entry] of shown.entries()) {
    if (isAppend && positionOf.get(entry) === index) continue;
    positionOf.set(entry, index);
    setAttribute(entry, 'aria-posinset', String(index + 1));
  }
  const behind: HTMLElement[] = [];
  for (
    let child = feed.lastElementChild;
    child && !child.matches(entrySelector);
    child = child.previousElementSibling
  )
    if (child instanceof HTMLElement) behind.unshift(child);
  for (const child of behind) if (child.style.order !== LAST) child.style.order = LAST;
  // `aria-owns` gives a list's own children an order of their own, in the accessibility tree alone.
  const owned = [...shown, ...behind];
  for (const child of owned) child.id ||= nextId();
  setAttribute(feed, 'aria-owns', owned.map(({ id }) => id).join(' '));
}

/** Takes everything away again, to the last attribute. */
export function undrawFeed(feed: HTMLElement, entrySelector: string): void {
  feed.removeAttribute(ORDERED);
  feed.removeAttribute('aria-owns');
  let position = 0;
  for (const child of feed.children) {
    if (!(child instanceof HTMLElement)) continue;
    child.style.removeProperty('order');
    dropEmptyStyle(child);
    child.removeAttribute(HELD);
    child.removeAttribute(NOTE);
    if (child.id.startsWith(OWN_ID)) child.removeAttribute('id');
    positionOf.delete(child);
    if (!child.matches(entrySelector)) continue;
    position += 1;
    if (child.hasAttribute('aria-posinset')) setAttribute(child, 'aria-posinset', String(position));
  }
}

/** The place that was told of an entry, from 0. */
const positionOf = new WeakMap<HTMLElement, number>();
let ids = 0;

/** The same post may stand in two columns, so its own id would not do. */
function nextId(): string {
  ids += 1;
  return `${OWN_ID}${ids}`;
}

function dropEmptyStyle(element: Element): void {
  if (element.getAttribute('style') === '') element.removeAttribute('style');
}
