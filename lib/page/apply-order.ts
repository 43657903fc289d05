/** Puts the entries of a feed in an order that people see, by CSS `order` alone: a node of the page's is never moved. */

/** On a feed that is in our order; the stylesheet makes it a flex column. */
const ORDERED = 'data-sluice-ordered';

/** Shows the entries in this order; everything else in the feed keeps its place around them. */
export function applyOrder(feed: Element, entries: readonly Element[]): void {
  feed.setAttribute(ORDERED, '');
  entries.forEach((entry, index) => {
    if (entry instanceof HTMLElement) setOrder(entry, String(index + 1));
  });
}

/** Takes the order away again. */
export function removeOrder(feed: Element, entrySelector: string): void {
  if (!feed.hasAttribute(ORDERED)) return;
  feed.removeAttribute(ORDERED);
  for (const entry of feed.querySelectorAll<HTMLElement>(entrySelector)) {
    entry.style.removeProperty('order');
    if (entry.getAttribute('style') === '') entry.removeAttribute('style');
  }
}

function setOrder(entry: HTMLElement, order: string): void {
  if (entry.style.order !== order) entry.style.order = order;
}
