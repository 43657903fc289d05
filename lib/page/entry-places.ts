/**
 * Shows the entries of a feed in an order, by shifting each from where the document has it to where it belongs: a node of
 * the page's is never moved, and the list stays a block. CSS `order` needs a flex column, and that makes each layout of a
 * list of hundreds half as dear again (docs/ordering.md).
 */

/** On a feed that is in our order; the stylesheet lets its entries be shifted. */
export const ORDERED = 'data-sluice-ordered';
/** The number of what stands on top until it has its own. */
export const ON_TOP = Number.NEGATIVE_INFINITY;
/** On an entry that is not shown yet. It is laid out aside, so that the page can still measure it. */
const HELD = 'data-sluice-held';
/** Behind all entries that have a place: where the page adds nearly all that it adds. */
const AT_END = Number.POSITIVE_INFINITY;
/** Sums of the same heights in another order, or the same height elsewhere, may differ by less than this, in px. */
const ROUNDING_PX = 0.05;

/** `new` has no number yet; `held` is out of what is seen, and out of the way of the others. */
export type PlaceState = 'new' | 'drawn' | 'held';

export interface EntryPlaces {
  /** Takes an entry in, at the end; tells whether it is new. The page may have moved an old one, which keeps its place. */
  add(entry: HTMLElement): boolean;
  delete(entry: Element): void;
  /** Says how an entry is to be shown, and by which number if not by the one it has; it goes there with the next `put`. */
  set(entry: Element, state: PlaceState, order?: number): void;
  /** Whether an entry has a number, and so is seen. */
  isDrawn(entry: Element | undefined): boolean;
  /** Those that have numbers, from top to bottom. */
  drawn(): HTMLElement[];
  /** What is seen right below a place, or topmost if none is given. */
  below(order?: number): HTMLElement | undefined;
  /** Its height, after we have made an entry higher ourselves. */
  forget(entry: Element): void;
  /**
   * Puts all entries where they belong.
   *
   * @param mayMeasure whether to ask for heights that are not known, for which the browser has to lay the page out. Else it
   * tells them before it paints, and until then entries may stand elsewhere.
   */
  put(mayMeasure: boolean): void;
  /** Puts them so that they are right at once, whatever the page has done to them. */
  settle(): void;
  /** Takes everything away again. */
  clear(): void;
}

interface Place {
  readonly entry: HTMLElement;
  order: number;
  state: PlaceState;
  /** In px; NaN until it is known. */
  height: number;
  /** Where the document has it, in px below its first entry. */
  top: number;
  /** How far below that it is shown, in px. */
  shift: number;
}

/**
 * @param readFrom gives how far below the top of the feed somebody reads, in px.
 * @param onGrown is called when entries above that have grown, with the px by which they have, in the same frame.
 */
export function placeEntries(
  feed: HTMLElement,
  readFrom: () => number,
  onGrown: (px: number) => void,
): EntryPlaces {
  const places = new Map<Element | undefined, Place>();
  /** As the document has them; to be read from it again after anything but an append. */
  let inDocument: Place[] = [];
  let isKnown = true;
  /** Reports come when a frame is laid out and not painted yet. */
  const sizes = new ResizeObserver((reports) => measure(reports.map(({ target }) => target)));

  function measure(entries: Iterable<Element | undefined>): void {
    const edge = readFrom();
    let grown = 0;
    for (const entry of entries) {
      const place = places.get(entry);
      if (!place) continue;
      const height = heightOf(place.entry);
      if (isSame(height, place.height)) continue;
      // One that had no box, or has none now, was hidden or shown by the page, which moves what it likes then.
      const isSeen = place.height && height && place.state !== 'held';
      if (isSeen && place.top + place.shift + place.height <= edge + 1) grown += height - place.height;
      place.height = height;
    }
    put(false);
    if (grown !== 0) onGrown(grown);
  }

  function all(): Place[] {
    if (!isKnown) inDocument = [...feed.children].flatMap((entry) => places.get(entry) ?? []);
    isKnown = true;
    return inDocument;
  }

  function put(mayMeasure: boolean): void {
    const flow = all().filter(({ state }) => state !== 'held');
    let top = 0;
    for (const place of flow) {
      if (mayMeasure) place.height ||= heightOf(place.entry);
      place.top = top;
      top += place.height || 0;
    }
    top = 0;
    for (const place of flow.sort(byOrder)) {
      shift(place, top - place.top);
      top += place.height || 0;
    }
  }

  function shift(place: Place, by: number): void {
    if (isSame(by, place.shift)) return;
    place.shift = by;
    place.entry.style.top = by === 0 ? '' : `${by}px`;
  }

  return {
    add(entry) {
      const last = inDocument.at(-1)?.entry;
      const isNew = !places.has(entry);
      isKnown &&= isNew && (!last || documentOrder(last, entry) < 0);
      if (!isNew) return false;
      const place: Place = { entry, order: AT_END, state: 'new', height: Number.NaN, top: 0, shift: 0 };
      places.set(entry, place);
      inDocument.push(place);
      sizes.observe(entry);
      return true;
    },
    delete(entry) {
      isKnown = false;
      places.delete(entry);
      sizes.unobserve(entry);
    },
    set(entry, state, order) {
      const place = places.get(entry);
      if (!place) return;
      place.state = state;
      place.order = order ?? place.order;
      entry.toggleAttribute(HELD, state === 'held');
      if (state === 'held') shift(place, 0);
    },
    isDrawn: (entry) => places.get(entry)?.state === 'drawn',
    drawn: () =>
      all()
        .filter(({ state }) => state === 'drawn')
        .sort(byOrder)
        .map(({ entry }) => entry),
    below(order = ON_TOP) {
      let first: Place | undefined;
      for (const place of places.values())
        if (place.state === 'drawn' && place.order > order && place.order < (first?.order ?? AT_END))
          first = place;
      return first?.entry;
    },
    forget(entry) {
      const place = places.get(entry);
      if (place) place.height = Number.NaN;
    },
    put,
    settle: () => measure(places.keys()),
    clear() {
      sizes.disconnect();
      for (const { entry } of places.values()) {
        entry.removeAttribute(HELD);
        entry.style.top = '';
        if (entry.getAttribute('style') === '') entry.removeAttribute('style');
      }
    },
  };
}

/** For sorting: negative if the first of two nodes comes first in the document. */
export function documentOrder(a: Node, b: Node): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

function heightOf(entry: Element): number {
  return entry.getBoundingClientRect().height;
}

function byOrder(one: Place, other: Place): number {
  // Two that have no number yet stay as the document has them: there is no difference between infinities.
  return one.order - other.order || 0;
}

function isSame(px: number, other: number): boolean {
  return Math.abs(px - other) < ROUNDING_PX;
}
