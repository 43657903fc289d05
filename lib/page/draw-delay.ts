/** The delay beside a post's time: one leaf of ours in or after the link that shows the time. */
import { isolated } from '../fediverse/plain-text';
import type { TimeSpot } from '../sites/site-adapter';
import { asOwn, createOwn } from './own-nodes';
import { remembered } from './remembered';

export const DELAY = 'sluice-delay';

/** What a delay was ever drawn beside, so that the many others need not be searched. */
const withDelay = new WeakSet<Element>();

/** Draws, corrects or removes the delay. `labelOf` gives the two times, for who cannot see or wants to know more. */
export function drawDelay(
  { element, place }: TimeSpot,
  text: string | undefined,
  labelOf: () => string,
): void {
  if (text === undefined && !withDelay.has(element)) return;
  const isInside = place === 'inside';
  const drawn = asOwn(isInside ? element.lastElementChild : element.nextElementSibling, DELAY);
  const full = text === undefined ? text : ` · ${isolated(text)}`;
  if (drawn?.textContent === full) return;
  drawn?.remove();
  if (full === undefined) return;
  const label = labelOf();
  const leaf = leafFor(full).cloneNode(true) as HTMLElement;
  leaf.setAttribute('aria-label', `${text}. ${label}`);
  leaf.title = label;
  withDelay.add(element);
  if (isInside) element.append(leaf);
  else element.after(leaf);
}

/** To be copied: browsers are faster at that than at making nodes. */
const leafFor = remembered((full: string) => {
  const leaf = createOwn(document, 'span', DELAY, full);
  leaf.setAttribute('role', 'note');
  return leaf;
});
