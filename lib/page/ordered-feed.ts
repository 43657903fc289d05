/** One feed in written order, kept so while the page adds, takes away and scrolls, until its signal aborts. */
import { type Placement, type TimelineItem, TimelineOrder } from '../rules/timeline-order';
import type { FeedFacts } from '../sites/feed-facts';
import { drawFeed, noteEntry, undrawFeed } from './apply-order';
import { documentOrder, ON_TOP, placeEntries } from './entry-places';
import { followReader, isSeen, type View } from './reading-position';

export interface FeedSource {
  readonly feeds: FeedFacts;
  readonly entrySelector: string;
  readonly veryLateFromMs: number;
  /** What an entry is in the order; its id must be unlike that of any other entry of the feed. */
  itemOf(entry: HTMLElement): TimelineItem;
  /** What stands on a post that is shown where it was received. */
  noteOn(item: TimelineItem): string;
}

export interface OrderedFeed {
  readonly feed: HTMLElement;
  /** Which timeline it shows. */
  readonly timeline: string;
  readonly signal: AbortSignal;
  /** Entries as they are seen, from top to bottom. */
  shown(): HTMLElement[];
  entry(id: string): HTMLElement | undefined;
  item(id: string): TimelineItem | undefined;
  idOf(entry: Element): string | undefined;
  placement(id: string): Placement | undefined;
  /** Shows an entry that is held back: where it was received, if its own place is not loaded yet. */
  reveal(id: string): HTMLElement | undefined;
  /** Looks again at entries that had no times. */
  lookAgain(): void;
  scrollToTop(): void;
  /** Calls back after entries came or were deleted, and once for those that are there. */
  onChange(listener: (came: readonly TimelineItem[], deleted: readonly string[]) => void): void;
}

/** @param isFresh the page has drawn the feed just now: nobody has seen it in another order. */
export function orderFeed(
  feed: HTMLElement,
  source: FeedSource,
  isFresh: boolean,
  signal: AbortSignal,
): OrderedFeed {
  const { feeds, entrySelector } = source;
  const engine = new TimelineOrder(source.veryLateFromMs);
  const entries = new Map<string, HTMLElement>();
  const items = new Map<string, TimelineItem>();
  const ids = new Map<Element, string>();
  const pending = new Set<string>();
  const listeners = new Set<Parameters<OrderedFeed['onChange']>[0]>();
  // Also with nothing to draw: what somebody came to rest at is known then before the page changes anything.
  const position = followReader(
    feed,
    feeds.scrollerOf(feed),
    () => places.drawn(),
    () => pending.size > 0 && draw(),
    signal,
  );
  const places = placeEntries(feed, position.readFrom, position.makeUpFor);

  function add(entry: HTMLElement): TimelineItem {
    const item = source.itemOf(entry);
    const above = nearest(entry.previousElementSibling, 'previousElementSibling');
    remove(entry);
    ids.set(entry, item.id);
    entries.set(item.id, entry);
    items.set(item.id, item);
    engine.insert(item, above ? ids.get(above) : undefined);
    return item;
  }

  function remove(entry: Element): string | undefined {
    const id = ids.get(entry);
    if (id === undefined) return undefined;
    ids.delete(entry);
    if (entries.get(id) !== entry) return undefined;
    entries.delete(id);
    engine.remove(id);
    pending.delete(id);
    return id;
  }

  function read(added: Iterable<Node>, removed: Iterable<Node>): void {
    const gone = [...removed].filter(
      (node): node is Element => node instanceof Element && ids.has(node) && node.parentNode !== feed,
    );
    const belowGap = gone.map(belowIfGap).find((entry) => entry !== undefined);
    gone.forEach(places.delete);
    const goneItems = gone.flatMap((node) => items.get(remove(node) ?? '') ?? []);
    const nodes = [...new Set(added)]
      .filter(
        (node): node is HTMLElement =>
          node instanceof HTMLElement && node.parentNode === feed && node.matches(entrySelector),
      )
      .sort(documentOrder);
    const isAppend = gone.length === 0 && !nearest(nodes[0]?.nextElementSibling, 'nextElementSibling');
    const isOnTop =
      nodes[0] !== undefined && !nearest(nodes[0].previousElementSibling, 'previousElementSibling');
    const came = nodes.map(add);
    // What the page has moved within the list stands where it stood.
    const unplaced = nodes.filter((entry) => places.add(entry));
    if (!isAppend) {
      // For what comes on top the page moves the scroll position; the rest must push nothing away before it has its place.
      const isFollowed = !position.restsAtTop() && position.followMove(unplaced, isOnTop, gone.length === 0);
      for (const entry of unplaced) places.set(entry, isFollowed ? 'new' : 'held', ON_TOP);
    }
    engine.setComplete(feeds.isComplete(feed));
    draw(isAppend, belowGap);
    const deleted = goneItems.filter(isDeleted).map(({ id }) => id);
    for (const { id } of goneItems) if (!entries.has(id)) items.delete(id);
    for (const listener of listeners) listener(came, deleted);
  }

  /** What the page cuts off at the end of a long list is older than all that stays. */
  function isDeleted(item: TimelineItem): boolean {
    const last = nearest(feed.lastElementChild, 'previousElementSibling');
    const oldest = last && items.get(ids.get(last) ?? '');
    return item.kind === 'post' && oldest?.kind === 'post' && item.receivedAt > oldest.receivedAt;
  }

  /** The first entry from a node on, in this direction, that was there before, or was read already. */
  function nearest(
    node: Element | null | undefined,
    direction: 'previousElementSibling' | 'nextElementSibling',
  ): Element | undefined {
    let entry = node;
    while (entry && !ids.has(entry)) entry = entry[direction];
    return entry ?? undefined;
  }

  /**
   * Draws what may be drawn now; the rest waits, new entries unseen.
   *
   * @param isAppend the page has only added entries at its end. Most of what it does is this, so that is done without
   * measuring, which would have the browser lay the page out once more.
   * @param belowGap what stood below a gap that is filled: if it was in view, what comes was asked for, and is shown at once.
   */
  function draw(isAppend = false, belowGap?: Element): void {
    for (const id of engine.takeChanges()) pending.add(id);
    const isFirst = !places.below();
    drawNewNumbers();
    if (isAppend) {
      for (const id of [...pending].filter(isFirst ? () => isFresh : movesNothing)) drawOne(id);
      if (pending.size === 0 || (!isFirst && position.isMoving())) {
        finish(true);
        return;
      }
    }
    if (!position.restsAtTop()) places.settle();
    // At first they stand as the page has put them, which nobody has seen if it is fresh.
    let view = position.view(isFirst && !isFresh ? [...ids.keys()] : undefined);
    if (!isFirst && !view.isAtTop && !view.first) {
      // The page has cut off what was read, and new entries stand there until they have their places.
      holdPending();
      view = position.view();
    }
    const isAsked = belowGap !== undefined && isSeen(belowGap, view);
    position.keep(view, () => {
      for (const id of [...pending].filter((waiting) => isAsked || canDraw(waiting, view))) drawOne(id);
      finish(isAppend, !view.isAtTop);
    });
  }

  function holdPending(): void {
    for (const id of pending) {
      const entry = entries.get(id);
      if (!entry || places.isDrawn(entry)) continue;
      places.set(entry, 'held');
      noteVeryLate(id, entry);
    }
  }

  function finish(isAppend: boolean, mayMeasure = false): void {
    holdPending();
    drawFeed(feed, entrySelector, places.drawn(), isAppend);
    places.put(mayMeasure);
  }

  /** Gives what is seen its new numbers, at once: the places of all others are found by them. */
  function drawNewNumbers(): void {
    const renumbered = [...pending].filter(
      (id) => places.isDrawn(entries.get(id)) && engine.placement(id)?.isHeld === false,
    );
    if (renumbered.length === 0) return;
    places.settle();
    position.keep(position.view(), () => {
      renumbered.forEach(drawOne);
      places.put(true);
    });
  }

  /** Whether an entry stays unseen, or comes below all that is seen. */
  function movesNothing(id: string): boolean {
    if (places.isDrawn(entries.get(id))) return false;
    const placement = engine.placement(id);
    return placement?.isHeld !== false || !places.below(placement.order);
  }

  function drawOne(id: string): void {
    const entry = entries.get(id);
    const placement = engine.placement(id);
    pending.delete(id);
    if (!entry || !placement) return;
    places.set(entry, placement.isHeld ? 'held' : 'drawn', placement.order);
    noteVeryLate(id, entry);
  }

  /** Also while an entry waits, since it is measured then. */
  function noteVeryLate(id: string, entry: HTMLElement): void {
    const item = items.get(id);
    if (item && engine.placement(id)?.isVeryLate) note(entry, item);
  }

  function note(entry: HTMLElement, item: TimelineItem): void {
    if (noteEntry(entry, () => source.noteOn(item))) places.forget(entry);
  }

  function belowIfGap(entry: Element): HTMLElement | undefined {
    const id = ids.get(entry) ?? '';
    const placement = items.get(id)?.kind === 'gap' ? engine.placement(id) : undefined;
    return placement && places.below(placement.order);
  }

  /** Whether drawing this one moves nothing that somebody sees. */
  function canDraw(id: string, view: View): boolean {
    const entry = entries.get(id);
    const placement = engine.placement(id);
    if (!entry || !placement || view.isAtTop) return true;
    // One that waits to be held back stands by its old number until then.
    const isThere = places.isDrawn(entry);
    const below = isThere ? undefined : places.below(placement.order);
    if (!isThere && (placement.isHeld || !below)) return true;
    if (position.isMoving()) return false;
    const top = view.first?.top;
    if (top === undefined) return true;
    // One that goes must not be in view; one that comes must not push apart what is.
    const box = (below ?? entry).getBoundingClientRect();
    return (below ? box.top : box.bottom) <= top || box.top >= view.bottom;
  }

  const observer = new MutationObserver((records) => {
    read(
      records.flatMap((record) => [...record.addedNodes]),
      records.flatMap((record) => [...record.removedNodes]),
    );
  });
  observer.observe(feed, { childList: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    position.keep(position.view(), () => {
      places.clear();
      undrawFeed(feed, entrySelector);
    });
  });
  read(feed.children, []);

  return {
    feed,
    timeline: feeds.timelineOf(feed),
    signal,
    shown: places.drawn,
    entry: (id) => entries.get(id),
    item: (id) => items.get(id),
    idOf: (entry) => ids.get(entry),
    placement: (id) => engine.placement(id),
    reveal(id) {
      const item = items.get(id);
      const entry = entries.get(id);
      if (entry && item?.kind === 'post' && engine.placement(id)?.isHeld) {
        note(entry, item);
        engine.update({ ...item, eventAt: item.receivedAt });
      }
      draw();
      if (pending.has(id)) {
        drawOne(id);
        finish(false, true);
      }
      return entry;
    },
    lookAgain() {
      for (const [id, item] of items) {
        const entry = entries.get(id);
        if (item.kind !== 'unknown' || !entry || feeds.entryKind(entry) !== 'post') continue;
        const known = source.itemOf(entry);
        if (known.kind === 'unknown') continue;
        items.set(id, known);
        engine.update(known);
        draw();
      }
    },
    scrollToTop: position.scrollToTop,
    onChange(listener) {
      listeners.add(listener);
      listener([...items.values()], []);
    },
  };
}
