/** A sentence of ours at the end of a notice of the page's. */
import { asOwn, createOwn } from './own-nodes';

export const HINT = 'sluice-hint';

export function drawHint(notice: Element, text: string | undefined): void {
  const drawn = asOwn(notice.lastElementChild, HINT);
  if (drawn?.textContent === text) return;
  drawn?.remove();
  if (text !== undefined) notice.append(createOwn(notice.ownerDocument, 'p', HINT, text));
}
