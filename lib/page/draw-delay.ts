/** The delay beside a post's time: one leaf of ours in or after the link that shows the time. */
import { isolated } from '../fediverse/plain-text';
import type { TimeSpot } from '../sites/site-adapter';
import { asOwn, createOwn } from './own-nodes';

export const DELAY = 'sluice-delay';

/** Draws, corrects or removes the delay. `labelOf` gives the two times, for who cannot see or wants to know more. */
export function drawDelay(
  { element, place }: TimeSpot,
  text: string | undefined,
  labelOf: () => string,
): void {
  const isInside = place === 'inside';
  const drawn = asOwn(isInside ? element.lastElementChild : element.nextElementSibling, DELAY);
  if (text === undefined) {
    drawn?.remove();
    return;
  }
  const full = ` · ${isolated(text)}`;
  if (drawn?.textContent === full) return;
  drawn?.remove();
  const label = labelOf();
  const leaf = createOwn(element.ownerDocument, 'span', DELAY, full);
  leaf.setAttribute('role', 'note');
  leaf.setAttribute('aria-label', `${text}. ${label}`);
  leaf.title = label;
  if (isInside) element.append(leaf);
  else element.after(leaf);
}
