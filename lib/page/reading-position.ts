/** Where somebody reads in a feed, and how to change things around them without moving what they look at. */
import { firstIndex } from './first-index';
import { onceLaidOut } from './once-laid-out';

/** Nobody scrolls any more when for this long nothing has moved, in ms. */
const CALM_AFTER_MS = 200;
/** Rounding of the scroll position, by the page and by us, stays below this, in px. */
const ROUNDING_PX = 2;

export interface View {
  readonly bottom: number;
  /** The first entry in view; undefined if none is. */
  readonly first: { readonly entry: Element; readonly top: number } | undefined;
  /** At the top of the page nothing is kept in place: new posts push the others down, as the page has it. */
  readonly isAtTop: boolean;
}

/** Whether an entry begins within a view. */
export function isSeen(entry: Element, { first, bottom }: View): boolean {
  const { top } = entry.getBoundingClientRect();
  return top >= (first?.top ?? 0) && top < bottom;
}

interface Edges {
  readonly top: number;
  readonly bottom: number;
}

export interface ReadingPosition {
  /**
   * Whether somebody rests at the top of the page, as most do to whom posts stream in. Known without asking the browser,
   * which would have to lay the page out twice.
   */
  restsAtTop(): boolean;
  /**
   * Whether the page has moved the scroll position for these, which are not drawn yet. If so, moves it on by what they have
   * grown since the page measured them.
   *
   * @param isOnTop whether some are above all that was there: for such the page moves it.
   * @param isAll whether the page took nothing away with it: how high that was nobody can tell.
   */
  followMove(added: readonly Element[], isOnTop: boolean, isAll: boolean): boolean;
  /** Whether somebody is scrolling right now. */
  isMoving(): boolean;
  /** @param settled what stood there before the change that is to be drawn, from top to bottom: what is seen, if missing. */
  view(settled?: readonly Element[]): View;
  /** Makes a change and keeps the first entry of the view where it is, to the pixel and in the same frame. */
  keep(view: View, change: () => void): void;
  /** How far below the top of the feed the view begins, in px. */
  readFrom(): number;
  /** Makes up for entries above the view that have grown by this: the browser does so elsewhere, but goes by the document. */
  makeUpFor(px: number): void;
  scrollToTop(): void;
}

/**
 * Follows the reader of a feed until the signal aborts.
 *
 * @param scroller what scrolls it.
 * @param shown gives the entries as they are seen, from top to bottom.
 * @param onCalm is called when they stop scrolling or leave a post.
 */
export function followReader(
  feed: HTMLElement,
  scroller: Element,
  shown: () => readonly HTMLElement[],
  onCalm: () => void,
  signal: AbortSignal,
): ReadingPosition {
  const document = feed.ownerDocument;
  /** Where an entry was left, so that rounding does not add up over many changes. */
  let left: { entry: Element; top: number; scrollTop: number } | undefined;
  /**
   * The scroll position as it was known last; the page or the browser may have moved it since. Not known while the reader
   * scrolls: to ask for it then, the browser would have to lay the page out once more for every step.
   */
  let settledTop: number | undefined;
  let timer = 0;
  /** Whether something has moved since the timer was set: then it is set once more, not anew with each step. */
  let hasMovedOn = false;

  const expectCalm = () => {
    if (timer === 0) timer = window.setTimeout(onTimer, CALM_AFTER_MS);
    else hasMovedOn = true;
  };
  const onTimer = () => {
    timer = 0;
    if (hasMovedOn) {
      hasMovedOn = false;
      expectCalm();
      return;
    }
    onCalm();
    // Else the reader's own scrolling would be taken for the page's, and the next jump of theirs not be heard.
    onceLaidOut(() => reading.keep(reading.view(), () => undefined));
  };
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (!(target instanceof Node && target.contains(feed))) return;
      // The page and we set the scroll position too, and hear of it in the next frame: then it is as it is known.
      if (settledTop !== undefined && Math.abs(scroller.scrollTop - settledTop) < 1) return;
      left = undefined;
      settledTop = undefined;
      expectCalm();
    },
    { signal, passive: true, capture: true },
  );
  feed.addEventListener('focusout', expectCalm, { signal });
  signal.addEventListener('abort', () => {
    window.clearTimeout(timer);
  });

  function edges(): Edges {
    const height = document.documentElement.clientHeight;
    if (scroller === document.scrollingElement) return { top: 0, bottom: height };
    const { top, bottom } = scroller.getBoundingClientRect();
    return { top: Math.max(0, top), bottom: Math.min(height, bottom) };
  }

  function firstInView({ top, bottom }: Edges, entries: readonly Element[]): View['first'] {
    // Somebody's own styles may have taken the box of an entry away; then the next one speaks for it.
    const firstBoxFrom = (index: number) => {
      for (let at = index; ; at += 1) {
        const entry = entries[at];
        const box = entry?.getBoundingClientRect();
        if (!entry || !box || box.height > 0) return entry && box && { entry, box };
      }
    };
    const index = firstIndex(entries.length, (one) => (firstBoxFrom(one)?.box.bottom ?? bottom) > top + 1);
    const first = firstBoxFrom(index);
    return first && first.box.top < bottom ? { entry: first.entry, top: first.box.top } : undefined;
  }

  function isFocusWithin(): boolean {
    return feed.contains(document.activeElement);
  }

  function restsAtTop(): boolean {
    return timer === 0 && settledTop === 0 && !isFocusWithin();
  }

  const reading: ReadingPosition = {
    restsAtTop,
    isMoving: () => timer !== 0,
    followMove(added, isOnTop, isAll) {
      if (settledTop === undefined) return isOnTop;
      const height = added.reduce((sum, entry) => sum + entry.getBoundingClientRect().height, 0);
      const missing = height - (scroller.scrollTop - settledTop);
      if (missing >= height / 2) return false;
      if (isAll && missing > ROUNDING_PX * added.length) scroller.scrollTop += missing;
      return true;
    },
    view(settled = shown()) {
      const isAtTop = restsAtTop() || (scroller.scrollTop <= 0 && !isFocusWithin());
      if (isAtTop) return { bottom: Number.POSITIVE_INFINITY, first: undefined, isAtTop };
      const { scrollTop } = scroller;
      const seen = edges();
      const { bottom } = seen;
      // What the page put in or took away in the middle of the list has moved the entry, and nothing else has.
      if (left?.scrollTop === scrollTop && settled.includes(left.entry)) {
        const first = measure(left.entry);
        return { bottom: bottom + first.top - left.top, first, isAtTop };
      }
      return { bottom, first: firstInView(seen, settled), isAtTop };
    },
    keep(view, change) {
      settledTop ??= scroller.scrollTop;
      change();
      if (!view.first) {
        left = undefined;
        return;
      }
      const { entry, top } = view.first;
      const target =
        left?.entry === entry &&
        (left.scrollTop === scroller.scrollTop || Math.abs(top - left.top) <= ROUNDING_PX)
          ? left.top
          : top;
      const shift = measure(entry).top - target;
      const wanted = scroller.scrollTop + shift;
      if (shift !== 0) scroller.scrollTop = wanted;
      const { scrollTop } = scroller;
      // At an end of the page it does not scroll as far; then another may be the first in view.
      const isThere = Math.abs(scrollTop - wanted) <= ROUNDING_PX;
      const first = isThere ? { entry, top: target } : firstInView(edges(), shown());
      left = first && { ...first, scrollTop };
      settledTop = scrollTop;
    },
    readFrom: () => edges().top - measure(feed).top,
    makeUpFor(px) {
      const before = scroller.scrollTop;
      scroller.scrollTop += px;
      const { scrollTop } = scroller;
      if (left?.scrollTop === before) left.scrollTop = scrollTop;
      if (settledTop !== undefined) settledTop = scrollTop;
    },
    scrollToTop() {
      scroller.scrollTop = 0;
    },
  };
  return reading;
}

function measure(entry: Element) {
  return { entry, top: entry.getBoundingClientRect().top };
}
