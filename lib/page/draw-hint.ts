/** A sentence of ours at the end of a notice of the page's. */
import { createOwn } from './own-nodes';

const CLASS = 'sluice-hint';

export function drawHint(notice: Element, text: string | undefined): void {
  const last = notice.lastElementChild;
  const drawn = last?.classList.contains(CLASS) ? last : undefined;
  if (drawn?.textContent === text) return;
  drawn?.remove();
  if (text !== undefined) notice.append(createOwn(notice.ownerDocument, 'p', CLASS, text));
}

export function removeHints(document: Document): void {
  for (const hint of document.querySelectorAll(`.${CLASS}`)) hint.remove();
}
