/**
 * Marks beside a handle: one leaf of ours after the handle, or attributes where nothing may be added. A leaf is a span with a
 * button for each mark, or a button alone: most have one mark, and that makes them a good deal cheaper for the browser.
 */
import type { Spot, SpotRule } from '../sites/site-adapter';
import { requestCard } from './card/request-card';
import { createOwn } from './own-nodes';
import type { Page } from './page';
import { setAttribute } from './set-attribute';

/** In the order in which they stand. */
export const MARK_KINDS = ['badge', 'limited', 'blocked'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface Mark {
  readonly text: string;
  /** Its accessible name. */
  readonly label: string;
  /** Of a badge: the network's id, or `own` for a domain that the person marked. */
  readonly network?: string | undefined;
  readonly colour?: string | undefined;
}

/** All marks of an account. */
export type Marks = Partial<Readonly<Record<MarkKind, Mark>>>;

const SEVERAL = 'sluice-marks';
/** Attributes of a badge that stand on a node of the page's where we add none. */
const ATTRIBUTES: Readonly<Record<MarkKind, readonly [string] | readonly [string, string]>> = {
  badge: ['data-sluice-network', 'data-sluice-badge'],
  limited: ['data-sluice-limited'],
  blocked: ['data-sluice-blocked'],
};
/** On a leaf, and on a node of the page's that is marked: how there is room for marks. */
const LOOK = 'data-sluice-look';
/** On a leaf: on which surface it is. */
const AT = 'data-sluice-at';
/** In these a mark stands as its leaf does, so that it can be the leaf. */
const ALONE: readonly string[] = ['row', 'tight', 'line'];
/** On the anchor of a leaf in a row, which gives up the room that it kept free after itself. */
const BESIDE = 'data-sluice-beside';

/** What each leaf stands for now, and on which page; the page may reuse the row for another account. */
const placeOf = new WeakMap<Element, { readonly page: Page; readonly spot: Spot }>();
/** What a leaf was ever put into, so that the many others need not be searched. */
const withLeaf = new WeakSet<Node>();
/** What a leaf shows, or an element that is marked by attributes. */
const shown = new WeakMap<Element, Marks>();
/** A leaf of each look with its marks: browsers are faster at copying nodes than at making them. */
const leaves = new WeakMap<Marks, Map<SpotRule, Element>>();

/** Draws, corrects or removes the marks of a spot. Doing it again changes nothing. */
export function drawMarks(page: Page, spot: Spot, marks: Marks | undefined): void {
  const { look } = spot.rule;
  if (look === 'link' || look === 'above' || look === 'avatar') drawAttributes(spot, marks);
  else drawLeaf(page, spot, marks);
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
  const place = event.type === 'click' && placeOf.get(leafAround(button));
  if (place) requestCard(place.page, place.spot, button);
}

/** Takes all marks of a kind away. */
export function removeMarks(document: Document, kind: MarkKind): void {
  for (const button of document.querySelectorAll(`.sluice-${kind}`)) removeButton(button);
  const [first] = ATTRIBUTES[kind];
  for (const element of document.querySelectorAll(`[${first}]:not([data-sluice])`)) {
    for (const name of ATTRIBUTES[kind]) element.removeAttribute(name);
    setLook(element, element.getAttribute(LOOK));
    shown.delete(element);
  }
}

function leafAround(button: Element): Element {
  return button.closest(`[${AT}]`) ?? button;
}

function removeButton(button: Element): void {
  const leaf = leafAround(button);
  if (leaf === button || leaf.childElementCount === 1) {
    removeLeaf(leaf);
    return;
  }
  button.remove();
  shown.delete(leaf);
}

function drawAttributes({ anchor, rule: { look } }: Spot, marks: Marks | undefined): void {
  if (shown.get(anchor) === marks) return;
  if (marks) shown.set(anchor, marks);
  else shown.delete(anchor);
  for (const kind of MARK_KINDS) {
    // An avatar has room for one letter only.
    if (kind !== 'badge' && look === 'avatar') continue;
    const [first, text] = ATTRIBUTES[kind];
    const mark = marks?.[kind];
    setAttribute(anchor, first, kind === 'badge' ? mark?.network : mark?.text);
    if (text) setAttribute(anchor, text, mark?.text);
  }
  setLook(anchor, look);
}

/** Where only a block is marked there is nothing to see. */
function setLook(element: Element, look: string | null): void {
  const isSeen = [ATTRIBUTES.badge, ATTRIBUTES.limited].some(([first]) => element.hasAttribute(first));
  setAttribute(element, LOOK, (isSeen && look) || undefined);
}

function drawLeaf(page: Page, spot: Spot, marks: Marks | undefined): void {
  const drawn = leafOf(spot);
  if (!marks) {
    if (drawn) removeLeaf(drawn);
    return;
  }
  const leaf = drawn ? correctLeaf(drawn, spot.rule, marks) : addLeaf(spot, marks);
  shown.set(leaf, marks);
  placeOf.set(leaf, { page, spot });
}

/** The leaf that belongs to the spot. One whose anchor the page threw away is taken over. */
function leafOf({ anchor, rule: { look } }: Spot): Element | undefined {
  const parent = anchor.parentElement;
  if (!parent || !withLeaf.has(parent)) return undefined;
  const next = anchor.nextElementSibling;
  if (next && placeOf.has(next)) return next;
  for (const sibling of parent.querySelectorAll(`:scope > [${AT}]`)) {
    if (placeOf.get(sibling)?.spot.anchor.isConnected) continue;
    putBehind(anchor, look, sibling);
    return sibling;
  }
  return undefined;
}

function addLeaf({ anchor, rule }: Spot, marks: Marks): Element {
  const leaf = leafFor(rule, marks).cloneNode(true) as Element;
  putBehind(anchor, rule.look, leaf);
  if (anchor.parentNode) withLeaf.add(anchor.parentNode);
  return leaf;
}

function putBehind(anchor: Element, look: string, leaf: Element): void {
  anchor.after(leaf);
  anchor.setAttribute(BESIDE, look);
}

/** Changes what differs: a mark that stays may have the focus. */
function correctLeaf(drawn: Element, rule: SpotRule, marks: Marks): Element {
  if (shown.get(drawn) === marks) return drawn;
  const model = createLeaf(rule, marks);
  const leaf = drawn.classList.contains(SEVERAL) ? drawn : withRoom(drawn, model);
  for (const button of [...leaf.children]) if (!holds(model, button)) button.remove();
  for (const [index, button] of [...model.children].entries())
    if (!holds(leaf, button)) leaf.insertBefore(button.cloneNode(true), leaf.children[index] ?? null);
  return leaf;
}

function holds(leaf: Element, button: Element): boolean {
  return [...leaf.children].some((one) => one.isEqualNode(button));
}

/** A mark that was alone, with room for others beside it. */
function withRoom(button: Element, model: Element): Element {
  const isFocused = button === button.ownerDocument.activeElement;
  const leaf = model.cloneNode() as Element;
  button.replaceWith(leaf);
  button.removeAttribute(LOOK);
  button.removeAttribute(AT);
  leaf.append(button);
  if (isFocused) (button as HTMLElement).focus({ preventScroll: true });
  return leaf;
}

function removeLeaf(leaf: Element): void {
  leaf.previousElementSibling?.removeAttribute(BESIDE);
  leaf.remove();
}

/** To be copied; most leaves never get another mark. */
function leafFor(rule: SpotRule, marks: Marks): Element {
  const known = leaves.get(marks) ?? new Map<SpotRule, Element>();
  leaves.set(marks, known);
  const leaf = known.get(rule) ?? createFirstLeaf(rule, marks);
  known.set(rule, leaf);
  return leaf;
}

function createFirstLeaf(rule: SpotRule, marks: Marks): Element {
  const leaf = createLeaf(rule, marks);
  const [button, other] = leaf.children;
  return button && !other && ALONE.includes(rule.look) ? placed(button, rule) : leaf;
}

function createLeaf(rule: SpotRule, marks: Marks): Element {
  const leaf = placed(createOwn(document, 'span', SEVERAL), rule);
  for (const kind of MARK_KINDS) {
    const mark = marks[kind];
    if (mark) leaf.append(createButton(kind, mark));
  }
  return leaf;
}

function placed(leaf: Element, { look, surface }: SpotRule): Element {
  leaf.setAttribute(LOOK, look);
  leaf.setAttribute(AT, surface);
  return leaf;
}

function createButton(kind: MarkKind, { text, label, network, colour }: Mark): Element {
  const button = createOwn(document, 'button', `sluice-mark sluice-${kind}`, text);
  button.type = 'button';
  button.setAttribute('aria-label', label);
  button.setAttribute('aria-haspopup', 'dialog');
  setAttribute(button, 'data-sluice-network', network);
  setAttribute(button, 'data-sluice-colour', colour);
  if (colour) button.style.setProperty('--sluice-colour', colour);
  return button;
}
