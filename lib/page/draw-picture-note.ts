/** A note of ours on a picture: a leaf at the end of the box that holds it. */
import { createOwn } from './own-nodes';

export const PICTURE_NOTE = 'sluice-picture-note';
/** What a note was ever put into, so that the many others need not be searched. */
const withNote = new WeakSet<Element>();

/** Draws, corrects or removes the note of a picture. The link around the picture is the page's; its box takes a leaf. */
export function drawPictureNote(picture: Element, text: string | undefined): void {
  const box = picture.closest('a')?.parentElement ?? picture.parentElement;
  if (!box || (text === undefined && !withNote.has(box))) return;
  const drawn = box.querySelector(`:scope > .${PICTURE_NOTE}`);
  if (drawn?.textContent === text) return;
  drawn?.remove();
  if (text === undefined) return;
  withNote.add(box);
  box.append(createOwn(box.ownerDocument, 'span', PICTURE_NOTE, text));
}
