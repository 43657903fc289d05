/** A note of ours on a picture: a leaf at the end of the box that holds it. */
import { createOwn } from './own-nodes';

const CLASS = 'sluice-picture-note';

/** Draws, corrects or removes the note of a picture. The link around the picture is the page's; its box takes a leaf. */
export function drawPictureNote(picture: Element, text: string | undefined): void {
  const box = picture.closest('a')?.parentElement ?? picture.parentElement;
  if (!box) return;
  const drawn = [...box.children].find((child) => child.classList.contains(CLASS));
  if (drawn?.textContent === text) return;
  drawn?.remove();
  if (text !== undefined) box.append(createOwn(box.ownerDocument, 'span', CLASS, text));
}

export function removePictureNotes(document: Document): void {
  for (const note of document.querySelectorAll(`.${CLASS}`)) note.remove();
}
