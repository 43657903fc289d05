/** Says what order a feed is in, to people and to assistive technology; `entry-places.ts` shows it. */
import { ORDERED } from './entry-places';
import { setAttribute } from './set-attribute';

/** On an entry that stands where it was received; says how late that was. */
const NOTE = 'data-sluice-very-late';
const OWN_ID = 'sluice-entry-';

/** Says on an entry that it stands where it was received, and why; tells whether this is new, and so makes it higher. */
export function noteEntry(entry: HTMLElement, note: () => string): boolean {
  if (entry.hasAttribute(NOTE)) return false;
  entry.setAttribute(NOTE, note());
  return true;
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
