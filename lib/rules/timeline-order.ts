/**
 * Puts a timeline that comes in order of receipt into the order in which its posts were written, item by item, and holds
 * back what belongs below posts that are not loaded yet. The words are those of stream processing: docs/ordering.md.
 */
import { LabelledList, type Place } from './timeline-order/labelled-list';
import { SortedIndex } from './timeline-order/sorted-index';

export type TimelineItem =
  | {
      readonly id: string;
      readonly kind: 'post';
      /** When the server received it, in ms. */
      readonly receivedAt: number;
      /** When it was written or boosted, in ms. */
      readonly eventAt: number;
    }
  /** `pinned` stays on top, `gap` parts what may be ordered, `unknown` stays behind its neighbour above. */
  | { readonly id: string; readonly kind: 'pinned' | 'gap' | 'unknown' };

export interface Placement {
  /** Ascends from top to bottom; with room, so that an insert seldom changes that of other items. */
  readonly order: number;
  /** The time it is sorted by: of a post that came very late when it was received, else when it was written. */
  readonly placedAt: number;
  /** It belongs below posts that are not loaded yet, and is not to be shown until they are. */
  readonly isHeld: boolean;
  /** It came so late that it stays where the server put it. */
  readonly isVeryLate: boolean;
}

/** What stands between two gaps. It is complete only down to its watermark. */
interface Segment {
  /** From the top. */
  ordinal: number;
  /** Receive time of the oldest item; -Infinity once nothing more can come. */
  watermark: number;
  readonly sorted: SortedIndex<Entry>;
  readonly byReceipt: SortedIndex<Entry>;
}

interface Entry {
  readonly item: TimelineItem;
  segment: Segment;
  placedAt: number;
  server: Place<Entry> | undefined;
  shown: Place<Entry> | undefined;
}

export class TimelineOrder {
  readonly #veryLateFromMs: number;
  readonly #entries = new Map<string, Entry>();
  readonly #server = new LabelledList<Entry>();
  readonly #shown = new LabelledList<Entry>((entry) => this.#changed.add(entry.item.id));
  readonly #segments: Segment[] = [createSegment()];
  #changed = new Set<string>();
  #isComplete = false;

  /** @param veryLateFromMs a post that came later than this stays where the server put it, in ms. */
  constructor(veryLateFromMs: number) {
    this.#veryLateFromMs = veryLateFromMs;
  }

  /** Adds an item right behind another one in the server's order, or on top. An id that is there already is ignored. */
  insert(item: TimelineItem, afterId?: string): void {
    if (this.#entries.has(item.id)) return;
    const after = afterId === undefined ? undefined : this.#entries.get(afterId);
    this.#insertAt(item, after?.server);
  }

  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const next = entry.server?.next;
    this.#take(entry);
    if (entry.item.kind === 'gap') this.#mergeSegmentOf(entry);
    if (entry.server) this.#server.remove(entry.server);
    this.#entries.delete(id);
    this.#changed.delete(id);
    this.#placeFollowers(next);
  }

  /** Replaces an item where it stands: its times became known, or changed. */
  update(item: TimelineItem): void {
    const entry = this.#entries.get(item.id);
    if (!entry || isSame(entry.item, item)) return;
    const after = entry.server?.previous;
    this.remove(item.id);
    this.#insertAt(item, after);
  }

  /** Whether the end of the list is reached: then nothing is held back at its end. */
  setComplete(isComplete: boolean): void {
    this.#isComplete = isComplete;
    const last = this.#segments.at(-1);
    if (last) this.#updateWatermark(last);
  }

  placement(id: string): Placement | undefined {
    const entry = this.#entries.get(id);
    if (!entry?.shown) return undefined;
    const { item, placedAt, shown } = entry;
    return {
      order: shown.label,
      placedAt,
      isHeld: isHeld(entry),
      isVeryLate: item.kind === 'post' && this.#isVeryLate(item),
    };
  }

  /** Ids of the items whose placement changed since this was asked last; new items are among them. */
  takeChanges(): ReadonlySet<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  #insertAt(item: TimelineItem, after: Place<Entry> | undefined): void {
    const above = after?.value;
    const segment = this.#segments[above ? above.segment.ordinal + (above.item.kind === 'gap' ? 1 : 0) : 0];
    if (!segment) throw new Error('No segment');
    const entry: Entry = { item, segment, placedAt: 0, server: undefined, shown: undefined };
    entry.server = this.#server.insertAfter(after, entry);
    this.#entries.set(item.id, entry);
    if (item.kind === 'gap') this.#splitAbove(entry);
    this.#put(entry);
    this.#placeFollowers(entry.server.next);
  }

  /** Sorts an entry into its segment. */
  #put(entry: Entry): void {
    entry.placedAt = this.#placedAt(entry);
    const before = entry.segment.sorted.add(entry) ?? this.#lastAbove(entry.segment);
    entry.shown = this.#shown.insertAfter(before?.shown, entry);
    this.#changed.add(entry.item.id);
    if (entry.item.kind !== 'post') return;
    entry.segment.byReceipt.add(entry);
    if (
      entry.item.receivedAt < entry.segment.watermark ||
      entry.segment.watermark === Number.NEGATIVE_INFINITY
    )
      this.#updateWatermark(entry.segment);
  }

  #lastAbove(segment: Segment): Entry | undefined {
    for (let ordinal = segment.ordinal - 1; ordinal >= 0; ordinal -= 1) {
      const last = this.#segments[ordinal]?.sorted.last();
      if (last) return last;
    }
    return undefined;
  }

  /** Takes an entry out of the sorted order; in the server's it stays. */
  #take(entry: Entry): void {
    entry.segment.sorted.delete(entry);
    if (entry.shown) this.#shown.remove(entry.shown);
    entry.shown = undefined;
    if (entry.item.kind !== 'post') return;
    entry.segment.byReceipt.delete(entry);
    this.#updateWatermark(entry.segment);
  }

  /** Items without times go with the item above them, which is another one now. */
  #placeFollowers(first: Place<Entry> | undefined): void {
    for (let place = first; place?.value.item.kind === 'unknown'; place = place.next) {
      const entry = place.value;
      if (entry.placedAt === this.#placedAt(entry)) return;
      this.#take(entry);
      this.#put(entry);
    }
  }

  #placedAt({ item, segment, server }: Entry): number {
    if (item.kind === 'pinned') return Number.POSITIVE_INFINITY;
    if (item.kind === 'gap') return Number.NEGATIVE_INFINITY;
    if (item.kind === 'post')
      return this.#isVeryLate(item) ? item.receivedAt : Math.min(item.eventAt, item.receivedAt);
    const above = server?.previous?.value;
    return above?.segment === segment ? above.placedAt : Number.POSITIVE_INFINITY;
  }

  #isVeryLate(post: { receivedAt: number; eventAt: number }): boolean {
    return post.receivedAt - post.eventAt > this.#veryLateFromMs;
  }

  #updateWatermark(segment: Segment): void {
    const isOpen = !this.#isComplete || segment !== this.#segments.at(-1);
    const oldest = isOpen ? segment.byReceipt.last()?.item : undefined;
    const watermark = oldest?.kind === 'post' ? oldest.receivedAt : Number.NEGATIVE_INFINITY;
    const from = Math.max(watermark, segment.watermark);
    const to = Math.min(watermark, segment.watermark);
    segment.watermark = watermark;
    if (from === to) return;
    let place = segment.sorted.firstWhere((entry) => entry.placedAt < from)?.shown;
    for (; place?.value.segment === segment && place.value.placedAt >= to; place = place.next)
      this.#changed.add(place.value.item.id);
  }

  /** A gap came in: what stands above it becomes a segment of its own, with the gap as its end. */
  #splitAbove(gap: Entry): void {
    const below = gap.segment;
    const above = createSegment();
    this.#segments.splice(below.ordinal, 0, above);
    this.#countSegments();
    gap.segment = above;
    this.#moveAll(gap, below, above);
  }

  /** A gap was filled: what stood above it joins what stands below. Its segment is empty afterwards. */
  #mergeSegmentOf(gap: Entry): void {
    const below = this.#segments[gap.segment.ordinal + 1];
    if (!below) return;
    this.#moveAll(gap, gap.segment, below);
    this.#segments.splice(gap.segment.ordinal, 1);
    this.#countSegments();
  }

  /** Moves everything that stands above a gap from a segment to another one. */
  #moveAll(gap: Entry, from: Segment, to: Segment): void {
    const moving: Entry[] = [];
    for (let place = gap.server?.previous; place?.value.segment === from; place = place.previous)
      moving.unshift(place.value);
    for (const entry of moving) this.#take(entry);
    for (const entry of moving) {
      entry.segment = to;
      this.#put(entry);
    }
  }

  #countSegments(): void {
    this.#segments.forEach((segment, ordinal) => {
      segment.ordinal = ordinal;
    });
  }
}

function createSegment(): Segment {
  return {
    ordinal: 0,
    watermark: Number.NEGATIVE_INFINITY,
    sorted: new SortedIndex<Entry>(({ placedAt }) => placedAt, rankOf),
    byReceipt: new SortedIndex<Entry>(receivedAtOf, rankOf),
  };
}

/** Its place in the server's order. */
function rankOf(entry: Entry): number {
  return entry.server?.label ?? 0;
}

function receivedAtOf({ item }: Entry): number {
  return item.kind === 'post' ? item.receivedAt : 0;
}

function isSame(a: TimelineItem, b: TimelineItem): boolean {
  if (a.kind !== 'post' || b.kind !== 'post') return a.kind === b.kind;
  return a.receivedAt === b.receivedAt && a.eventAt === b.eventAt;
}

function isHeld({ item, placedAt, segment }: Entry): boolean {
  return item.kind !== 'gap' && placedAt < segment.watermark;
}
