/** Where somebody reads in a feed, and how to change things around them without moving what they look at. */

/** Nobody scrolls any more when for this long nothing has moved, in ms. */
const CALM_AFTER_MS = 200;
/** Distance of the points at which entries are looked for, in px; no post is lower. */
const STEP_PX = 24;
/** Rounding of the scroll position, by the page and by us, stays below this, in px. */
const ROUNDING_PX = 2;

export interface View {
  readonly bottom: number;
  /** The first entry in view; undefined if none is. */
  readonly first: { readonly entry: HTMLElement; readonly top: number } | undefined;
  /** At the top of the page nothing is kept in place: new posts push the others down, as the page has it. */
  readonly isAtTop: boolean;
}

interface Edges {
  readonly top: number;
  readonly bottom: number;
}

export interface ReadingPosition {
  /** Whether somebody is scrolling right now. */
  isMoving(): boolean;
  /** @param isSettled whether an entry stood there before the change that is to be drawn. */
  view(isSettled: (entry: HTMLElement) => boolean): View;
  /** Makes a change and keeps the first entry of the view where it is, to the pixel and in the same frame. */
  keep(view: View, change: () => void): void;
  scrollToTop(): void;
}

/** Follows the reader of a feed until the signal aborts; `onCalm` is called when they stop scrolling or leave a post. */
export function followReader(
  feed: HTMLElement,
  entrySelector: string,
  onCalm: () => void,
  signal: AbortSignal,
): ReadingPosition {
  const document = feed.ownerDocument;
  /** Looked for when it is needed first: at the start the browser would have to lay out the page for it. */
  let knownScroller: Element | undefined;
  /** Where an entry was left, so that rounding does not add up over many changes. */
  let left: { entry: HTMLElement; top: number; scrollTop: number } | undefined;
  let settledTop: number | undefined;
  /** The page and we set the scroll position too, and hear of it in the next frame; only the reader's own counts. */
  let isOwnScroll = false;
  let timer = 0;

  const expectCalm = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      timer = 0;
      // Else the reader's own scrolling would be taken for the page's, and the next jump of theirs not be heard.
      settledTop = scrollerNow().scrollTop;
      onCalm();
    }, CALM_AFTER_MS);
  };
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (!(target instanceof Node && target.contains(feed))) return;
      // Not by the scroll position: asking for it here would have the browser lay the page out once more.
      if (!isOwnScroll) {
        left = undefined;
        expectCalm();
      }
      isOwnScroll = false;
    },
    { signal, passive: true, capture: true },
  );
  feed.addEventListener('focusout', expectCalm, { signal });
  signal.addEventListener('abort', () => window.clearTimeout(timer));

  function scrollerNow(): Element {
    knownScroller ??= scrollerOf(feed);
    return knownScroller;
  }

  function edges(): Edges {
    const height = document.documentElement.clientHeight;
    const scroller = scrollerNow();
    if (scroller === document.scrollingElement) return { top: 0, bottom: height };
    const { top, bottom } = scroller.getBoundingClientRect();
    return { top: Math.max(0, top), bottom: Math.min(height, bottom) };
  }

  function firstInView({ top, bottom }: Edges, isSettled: (entry: HTMLElement) => boolean) {
    const box = feed.getBoundingClientRect();
    const x = box.left + box.width / 2;
    for (let y = Math.max(top, box.top) + 1; y < bottom; y += STEP_PX) {
      for (const element of document.elementsFromPoint(x, y)) {
        const entry = element.closest<HTMLElement>(entrySelector);
        if (entry?.parentElement === feed && isSettled(entry)) return measure(entry);
      }
    }
    return undefined;
  }

  return {
    isMoving: () => timer !== 0,
    view(isSettled) {
      const { scrollTop } = scrollerNow();
      const seen = edges();
      const { bottom } = seen;
      // Looking for the first entry would have the browser do more of its work twice, for nothing.
      const isAtTop = scrollTop <= 0 && !feed.contains(document.activeElement);
      if (isAtTop) return { bottom, first: undefined, isAtTop };
      // What the page put in or took away in the middle of the list has moved the entry, and nothing else has.
      if (left?.scrollTop === scrollTop && isSettled(left.entry)) {
        const first = measure(left.entry);
        return { bottom: bottom + first.top - left.top, first, isAtTop };
      }
      return { bottom, first: firstInView(seen, isSettled), isAtTop };
    },
    keep(view, change) {
      const scroller = scrollerNow();
      settledTop ??= scroller.scrollTop;
      change();
      if (!view.first || view.isAtTop) {
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
      const first = isThere ? { entry, top: target } : firstInView(edges(), () => true);
      left = first && { ...first, scrollTop };
      isOwnScroll ||= scrollTop !== settledTop;
      settledTop = scrollTop;
    },
    scrollToTop() {
      scrollerNow().scrollTop = 0;
    },
  };
}

function measure(entry: HTMLElement) {
  return { entry, top: entry.getBoundingClientRect().top };
}

/** What scrolls a feed: its column in the advanced layout, else the page. */
function scrollerOf(feed: HTMLElement): Element {
  const { documentElement, scrollingElement } = feed.ownerDocument;
  for (let element = feed.parentElement; element; element = element.parentElement) {
    if (element === feed.ownerDocument.body || element === documentElement) break;
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  }
  return scrollingElement ?? documentElement;
}
