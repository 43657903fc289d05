/** The delay beside a post's time: one leaf of ours in or after the link that shows the time. */
import type { TimeSpot } from '../sites/site-adapter';
import { createOwn } from './own-nodes';

const CLASS = 'sluice-delay';
/** Links in which a delay was ever drawn, so that the many others need not be searched. */
const withDelay = new WeakSet<Element>();

/** Draws, corrects or removes the delay. `labelOf` gives the two times, for who cannot see or wants to know more. */
export function drawDelay(
  { element, place }: TimeSpot,
  text: string | undefined,
  labelOf: () => string,
): void {
  const drawn = place === 'inside' ? lastOwn(element) : ownAfter(element);
  if (text === undefined) {
    drawn?.remove();
    return;
  }
  const full = ` · ${text}`;
  if (drawn?.textContent === full) return;
  drawn?.remove();
  const label = labelOf();
  const leaf = createOwn(element.ownerDocument, 'span', CLASS, full);
  leaf.setAttribute('role', 'note');
  leaf.setAttribute('aria-label', `${text}. ${label}`);
  leaf.title = label;
  if (place === 'after') {
    element.after(leaf);
    return;
  }
  element.append(leaf);
  withDelay.add(element);
}

export function removeDelays(document: Document): void {
  for (const delay of document.querySelectorAll(`.${CLASS}`)) delay.remove();
}

function lastOwn(element: Element): Element | undefined {
  if (!withDelay.has(element)) return undefined;
  const last = element.lastElementChild;
  return last?.classList.contains(CLASS) ? last : undefined;
}

function ownAfter(element: Element): Element | undefined {
  const next = element.nextElementSibling;
  return next?.classList.contains(CLASS) ? next : undefined;
}
