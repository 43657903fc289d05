/**
 * A feed with a layout, for jsdom: entries have heights, stand one below the other and can be shifted, the page scrolls, and
 * it changes as Mastodon changes it.
 */
import { ORDERED } from '../../lib/page/entry-places';
import { type OrderedFeed, orderFeed } from '../../lib/page/ordered-feed';
import type { TimelineItem } from '../../lib/rules/timeline-order';
import { SizeReports } from './size-reports';

export const ENTRY = 'article[data-id]';
/** In px. */
const VIEW_HEIGHT = 600;
const HEADER_HEIGHT = 80;
const NOTE_HEIGHT = 30;

export interface Drawn {
  readonly id: string;
  readonly entry: HTMLElement;
  readonly top: number;
  readonly bottom: number;
}

export class LaidOutFeed {
  /** Whether what is seen is kept in place also where Mastodon does not: as scroll anchoring would, were it on. */
  anchors = false;
  readonly feed = document.createElement('div');
  readonly #loadMore = document.createElement('button');
  readonly #heights = new Map<string, number>();
  readonly #items = new Map<string, TimelineItem>();
  readonly #sizes = new SizeReports((entry) => this.#heightOf(entry));
  #scrollTop = 0;
  #hasScrolled = false;

  /** Puts the feed into the document, which must have no other one. */
  constructor() {
    document.body.replaceChildren(this.feed);
    this.feed.className = 'item-list';
    this.#loadMore.className = 'load-more';
    this.feed.append(this.#loadMore);
    this.feed.getBoundingClientRect = () => box(this.#feedTop, this.#feedTop + this.#height);
    document.elementsFromPoint = (_, y) =>
      this.drawn()
        .filter(({ top, bottom }) => top <= y && y < bottom)
        .map(({ entry }) => entry);
    const configurable = true;
    Object.defineProperties(document.documentElement, {
      clientHeight: { get: () => VIEW_HEIGHT, configurable },
      scrollHeight: { get: () => HEADER_HEIGHT + this.#height, configurable },
      scrollTop: {
        get: () => Math.min(this.#scrollTop, this.#lowest),
        set: (top: number) => {
          const before = this.scrollTop;
          this.#scrollTop = Math.max(0, Math.min(top, this.#lowest));
          this.#hasScrolled ||= this.scrollTop !== before;
        },
        configurable,
      },
    });
    Object.defineProperty(document, 'scrollingElement', { value: document.documentElement, configurable });
  }

  get scrollTop(): number {
    return document.documentElement.scrollTop;
  }

  /** Puts the feed into written order. */
  order(veryLateFromMs: number, signal: AbortSignal): OrderedFeed {
    const feeds = {
      timelineOf: () => '/home',
      entryKind: () => 'post' as const,
      isComplete: () => !this.#loadMore.isConnected,
      scrollerOf: () => document.documentElement,
      focusTarget: (entry: Element) => entry.querySelector<HTMLElement>('a') ?? undefined,
      headerSlot: () => undefined,
      firstWords: () => '',
      arrowKeysMove: () => false,
      postPath: () => '',
    };
    const itemOf = (entry: HTMLElement): TimelineItem =>
      this.#items.get(idOf(entry)) ?? { id: idOf(entry), kind: 'unknown' };
    const source = { feeds, entrySelector: ENTRY, veryLateFromMs, itemOf, noteOn: () => 'late' };
    return orderFeed(this.feed, source, true, signal);
  }

  /**
   * Draws these items as React does: nodes stay, come, go and move. Then as Mastodon does: the height of what came
   * on top is added to the scroll position. An item whose facts are others now gets a new node.
   */
  async draw(items: readonly TimelineItem[], isComplete: boolean): Promise<void> {
    const before = this.#entries();
    const fromBottom = document.documentElement.scrollHeight - this.scrollTop;
    const kept = new Map(before.map((entry) => [idOf(entry), entry]));
    for (const [id, entry] of kept) if (!items.some((item) => this.#items.get(id) === item)) entry.remove();
    let behind: Element | null = null;
    for (const item of items.toReversed()) {
      let entry = kept.get(item.id);
      if (!entry?.isConnected) entry = this.#createEntry(item.id);
      const next: Element | null = behind ?? (this.#loadMore.isConnected ? this.#loadMore : null);
      if (!entry.isConnected || entry.nextElementSibling !== next) this.feed.insertBefore(entry, next);
      behind = entry;
    }
    this.#items.clear();
    for (const item of items) this.#items.set(item.id, item);
    if (isComplete) this.#loadMore.remove();
    else this.feed.append(this.#loadMore);
    const isOnTop = before.length > 0 && before.length < items.length && before[0] !== this.#entries()[0];
    if ((isOnTop || this.anchors) && this.scrollTop > 0)
      document.documentElement.scrollTop = document.documentElement.scrollHeight - fromBottom;
    // Observers of mutations are called in a microtask; anything else would be painted before.
    await Promise.resolve();
    this.frame();
  }

  /** The reader scrolls. */
  scrollTo(top: number): void {
    document.documentElement.scrollTop = top;
    this.frame();
  }

  /**
   * A frame is painted; before that the page hears that it was scrolled, or has become too short for where it was, and then
   * which entries have other sizes.
   */
  frame(): void {
    const hasScrolled = this.#hasScrolled || this.#scrollTop > this.#lowest;
    this.#scrollTop = this.scrollTop;
    this.#hasScrolled = false;
    if (hasScrolled) document.dispatchEvent(new Event('scroll'));
    this.#sizes.report();
  }

  setHeight(id: string, height: number): void {
    this.#heights.set(id, height);
  }

  /** By so many px; the page tells nobody. */
  grow(id: string, by: number): void {
    const entry = this.#entries().find((candidate) => idOf(candidate) === id);
    if (entry) this.#heights.set(id, this.#heightOf(entry) + by);
  }

  /** What is seen, from top to bottom. */
  drawn(): Drawn[] {
    let bottom = this.#feedTop;
    const drawn = this.#inFlow().map((entry) => {
      const top = bottom + (Number.parseFloat(entry.style.top) || 0);
      const height = this.#heightOf(entry);
      bottom += height;
      return { id: idOf(entry), entry, top, bottom: top + height };
    });
    return drawn.toSorted((one, other) => one.top - other.top);
  }

  inView(): Drawn[] {
    return this.drawn().filter(({ top, bottom }) => bottom > 0 && top < VIEW_HEIGHT);
  }

  get #feedTop(): number {
    return HEADER_HEIGHT - this.scrollTop;
  }

  get #height(): number {
    return this.#inFlow().reduce((sum, entry) => sum + this.#heightOf(entry), 0);
  }

  get #lowest(): number {
    return Math.max(0, HEADER_HEIGHT + this.#height - VIEW_HEIGHT);
  }

  #entries(): HTMLElement[] {
    return [...this.feed.children].filter(
      (child): child is HTMLElement => child instanceof HTMLElement && child !== this.#loadMore,
    );
  }

  /** What is held back is laid out aside. */
  #inFlow(): HTMLElement[] {
    const isOrdered = this.feed.hasAttribute(ORDERED);
    return this.#entries().filter((entry) => !isOrdered || !entry.hasAttribute('data-sluice-held'));
  }

  #heightOf(entry: Element): number {
    const note = entry.hasAttribute('data-sluice-very-late') ? NOTE_HEIGHT : 0;
    return note + (this.#heights.get(idOf(entry)) ?? 60 + ((Number(idOf(entry)) * 37) % 240));
  }

  #createEntry(id: string): HTMLElement {
    const entry = document.createElement('article');
    entry.dataset['id'] = id;
    entry.innerHTML = '<a href="/">A post</a>';
    entry.getBoundingClientRect = () => {
      const drawn = this.drawn().find((other) => other.entry === entry);
      // What is held back is laid out far above.
      return drawn ? box(drawn.top, drawn.bottom) : box(-100_000, -100_000 + this.#heightOf(entry));
    };
    return entry;
  }
}

/** Not by `dataset`, which is slow in jsdom. */
export function idOf(entry: Element): string {
  return entry.getAttribute('data-id') ?? '';
}

function box(top: number, bottom: number): DOMRect {
  const [x, width] = [0, 500];
  const edges = { x, y: top, left: x, top, right: x + width, bottom, width, height: bottom - top };
  return { ...edges, toJSON: () => edges };
}
