/** Marks beside a handle: one leaf of ours after the handle, or attributes where nothing may be added. */
import type { Spot } from '../sites/site-adapter';
import { requestCard } from './card/request-card';
import { asOwn, createOwn } from './own-nodes';
import type { Page } from './page';
import { remembered } from './remembered';
import { setAttribute } from './set-attribute';

export type MarkKind = 'badge' | 'limited' | 'blocked';

export interface Mark {
  readonly text: string;
  /** Its accessible name. */
  readonly label: string;
  /** Of a badge: the network's id, or `own` for a domain that the person marked. */
  readonly network?: string | undefined;
  readonly colour?: string | undefined;
}

const LEAF = 'sluice-marks';
/** Attributes of a badge that stand on a node of the page's where we add none. */
const ATTRIBUTES: Readonly<Record<MarkKind, readonly string[]>> = {
  badge: ['data-sluice-network', 'data-sluice-badge', 'data-sluice-look'],
  limited: ['data-sluice-limited'],
  blocked: ['data-sluice-blocked'],
};
/** On the anchor of a leaf in a row, which gives up the room that it kept free after itself. */
const BESIDE = 'data-sluice-beside';

/** What each leaf stands for now, and on which page; the page may reuse the row for another account. */
const placeOf = new WeakMap<Element, { readonly page: Page; readonly spot: Spot }>();
/** What a leaf was ever put into, so that the many others need not be searched. */
const withLeaf = new WeakSet<Node>();
/** Which mark a button was made as. */
const formOf = new WeakMap<Element, string>();

/** Draws, corrects or removes one mark of a spot. Doing it again changes nothing. */
export function drawMark(page: Page, spot: Spot, kind: MarkKind, mark: Mark | undefined): void {
  if (spot.look === 'link' || spot.look === 'avatar') setAttributes(spot, kind, mark);
  else drawButton(page, spot, kind, mark);
}

/**
 * Opens the card of a mark that is clicked, until the signal aborts, and keeps this from the page, which opens the post on a
 * click or Enter anywhere in it. In one place: browsers take long to listen at each of many buttons.
 */
export function listenToMarks(document: Document, signal: AbortSignal): void {
  for (const type of ['click', 'auxclick', 'keydown'])
    document.addEventListener(type, onEvent, { capture: true, signal });
}

function onEvent(event: Event): void {
  const button = event.target instanceof Element && event.target.closest<HTMLElement>('.sluice-mark');
  if (!button || (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ')) return;
  event.stopPropagation();
  const place = event.type === 'click' && button.parentElement && placeOf.get(button.parentElement);
  if (place) requestCard(place.page, place.spot, button);
}

/** Takes all marks of a kind away. */
export function removeMarks(document: Document, kind: MarkKind): void {
  for (const button of document.querySelectorAll(`.sluice-${kind}`)) removeButton(button);
  const [first] = ATTRIBUTES[kind];
  for (const element of document.querySelectorAll(`[${first}]:not([data-sluice])`))
    for (const name of ATTRIBUTES[kind]) element.removeAttribute(name);
}

function setAttributes({ anchor, look }: Spot, kind: MarkKind, mark: Mark | undefined): void {
  // An avatar has room for one letter only.
  if (kind !== 'badge' && look === 'avatar') return;
  const [first = '', second = '', third = ''] = ATTRIBUTES[kind];
  setAttribute(anchor, first, kind === 'badge' ? mark?.network : mark?.text);
  if (kind !== 'badge') return;
  setAttribute(anchor, second, mark?.text);
  setAttribute(anchor, third, mark && look);
}

function drawButton(page: Page, spot: Spot, kind: MarkKind, mark: Mark | undefined): void {
  const leaf = leafOf(spot);
  const drawn = leaf?.querySelector(`.sluice-${kind}`);
  if (!mark) {
    if (drawn) removeButton(drawn);
    return;
  }
  const form = JSON.stringify([kind, mark]);
  if (leaf) drawInLeaf(leaf, drawn, kind, form);
  placeOf.set(leaf ?? addLeaf(spot, form), { page, spot });
}

function drawInLeaf(leaf: Element, drawn: Element | null | undefined, kind: MarkKind, form: string): void {
  if (drawn && formOf.get(drawn) === form) return;
  const button = createButton(form);
  if (drawn) drawn.replaceWith(button);
  else if (kind === 'badge') leaf.prepend(button);
  else leaf.append(button);
}

/** The leaf that belongs to the spot. One whose anchor the page threw away is taken over. */
function leafOf({ anchor, look }: Spot): Element | undefined {
  const parent = anchor.parentElement;
  if (!parent || !withLeaf.has(parent)) return undefined;
  const next = asOwn(anchor.nextElementSibling, LEAF);
  if (next) return next;
  for (const sibling of parent.querySelectorAll(`:scope > .${LEAF}`)) {
    if (placeOf.get(sibling)?.spot.anchor.isConnected) continue;
    anchor.after(sibling);
    anchor.setAttribute(BESIDE, look);
    return sibling;
  }
  return undefined;
}

/** A new leaf with one button in it, copied in one go: most leaves never get another. */
function addLeaf({ anchor, look, surface }: Spot, form: string): Element {
  const leaf = leafFor(JSON.stringify([look, surface, form])).cloneNode(true) as Element;
  if (leaf.firstElementChild) formOf.set(leaf.firstElementChild, form);
  anchor.after(leaf);
  anchor.setAttribute(BESIDE, look);
  if (anchor.parentNode) withLeaf.add(anchor.parentNode);
  return leaf;
}

/** Browsers are faster at copying nodes than at making them. */
const leafFor = remembered((shape: string) => {
  const [look, surface, form]: [string, string, string] = JSON.parse(shape);
  const leaf = createOwn(document, 'span', LEAF);
  leaf.setAttribute('data-sluice-look', look);
  leaf.setAttribute('data-sluice-at', surface);
  leaf.append(createButton(form));
  return leaf;
});

function createButton(form: string): Element {
  const button = buttonFor(form).cloneNode(true) as Element;
  formOf.set(button, form);
  return button;
}

const buttonFor = remembered((form: string) => {
  const [kind, mark]: [MarkKind, Mark] = JSON.parse(form);
  const button = createOwn(document, 'button', `sluice-mark sluice-${kind}`, mark.text);
  button.type = 'button';
  button.setAttribute('aria-label', mark.label);
  button.setAttribute('aria-haspopup', 'dialog');
  setAttribute(button, 'data-sluice-network', mark.network);
  setAttribute(button, 'data-sluice-colour', mark.colour);
  if (mark.colour) button.style.setProperty('--sluice-colour', mark.colour);
  return button;
});

function removeButton(button: Element): void {
  const leaf = button.parentElement;
  button.remove();
  if (!leaf || leaf.childElementCount > 0) return;
  leaf.previousElementSibling?.removeAttribute(BESIDE);
  leaf.remove();
}
