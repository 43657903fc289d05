/** What the tests of the order share: a model that sorts from scratch, a double of the page, and made-up events. */
import fc from 'fast-check';
import { type TimelineItem, TimelineOrder } from '../timeline-order';

export const VERY_LATE_FROM_MS = 24 * 3_600_000;
const MINUTE = 60_000;

/** The visible order by definition: every segment sorted from scratch, without what belongs below unloaded posts. */
export function modelOrder(items: readonly TimelineItem[], isComplete: boolean): string[] {
  const segments: TimelineItem[][] = [[]];
  const ends: TimelineItem[] = [];
  for (const item of items) {
    if (item.kind === 'gap') {
      ends.push(item);
      segments.push([]);
    } else segments.at(-1)?.push(item);
  }
  return segments.flatMap((segment, index) => {
    const end = ends[index];
    const times = segment.flatMap((item) => (item.kind === 'post' ? [item.receivedAt] : []));
    const watermark = isComplete && !end ? -Infinity : Math.min(Infinity, ...times);
    const isEmpty = times.length === 0;
    let above = Infinity;
    const placed = segment.map((item) => {
      if (item.kind === 'pinned') above = Infinity;
      if (item.kind === 'post') above = modelPlacedAt(item);
      return { id: item.id, at: above };
    });
    const visible = placed.filter(({ at }) => isEmpty || at >= watermark);
    visible.sort((a, b) => (a.at === b.at ? 0 : b.at - a.at));
    return [...visible.map(({ id }) => id), ...(end ? [end.id] : [])];
  });
}

function modelPlacedAt({ receivedAt, eventAt }: { receivedAt: number; eventAt: number }): number {
  if (receivedAt - eventAt > VERY_LATE_FROM_MS) return receivedAt;
  return eventAt > receivedAt ? receivedAt : eventAt;
}

/** A list as the page holds it: nodes in the server's order, each with the `order` and the hiding it was given last. */
export class ListDouble {
  readonly engine = new TimelineOrder(VERY_LATE_FROM_MS);
  items: TimelineItem[] = [];
  isComplete = false;
  readonly #drawn = new Map<string, { order: number; isHeld: boolean }>();
  touched = 0;

  insert(item: TimelineItem, index: number): void {
    this.engine.insert(item, this.items[index - 1]?.id);
    this.items.splice(index, 0, item);
  }

  remove(index: number): void {
    const [item] = this.items.splice(index, 1);
    if (!item) return;
    this.engine.remove(item.id);
    this.#drawn.delete(item.id);
  }

  replace(index: number, item: TimelineItem): void {
    this.engine.update(item);
    this.items[index] = item;
  }

  setComplete(isComplete: boolean): void {
    this.isComplete = isComplete;
    this.engine.setComplete(isComplete);
  }

  /** Applies what changed, as the page does, and nothing else. */
  draw(): void {
    for (const id of this.engine.takeChanges()) {
      const placement = this.engine.placement(id);
      if (!placement) throw new Error(`${id} changed but is nowhere`);
      this.#drawn.set(id, { order: placement.order, isHeld: placement.isHeld });
      this.touched += 1;
    }
  }

  /** What a browser would show: by `order`, then by place in the document. */
  visible(): string[] {
    return shownOf(this.items, (id) => this.#drawn.get(id) ?? { order: 0, isHeld: false });
  }
}

/** Those of the items that the engine shows right now, from top to bottom; what was drawn of them before counts for nothing. */
export function shownNow(engine: TimelineOrder, items: readonly { readonly id: string }[]): string[] {
  return shownOf(items, (id) => engine.placement(id) ?? { order: 0, isHeld: true });
}

function shownOf(
  items: readonly { readonly id: string }[],
  placementOf: (id: string) => { readonly order: number; readonly isHeld: boolean },
): string[] {
  return items
    .map(({ id }) => ({ id, ...placementOf(id) }))
    .filter(({ isHeld }) => !isHeld)
    .toSorted((a, b) => a.order - b.order)
    .map(({ id }) => id);
}

/** What happens to a list; numbers are taken modulo what there is. */
export type ListEvent =
  | { readonly type: 'load' | 'stream'; readonly lateMinutes: readonly number[] }
  | { readonly type: 'insert'; readonly kind: 'unknown' | 'pinned' | 'gap'; readonly at: number }
  | { readonly type: 'edit'; readonly at: number; readonly lateMinutes: number }
  | { readonly type: 'delete' | 'trim'; readonly at: number }
  | { readonly type: 'complete'; readonly isComplete: boolean };

/** On time, some minutes late, some hours, days, or (by a wrong clock) from the future; often the same as another's. */
const lateMinutes = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: 0, max: 120 }),
  fc.integer({ min: 0, max: 3000 }),
);
const at = fc.nat({ max: 1000 });

export const listEvents: fc.Arbitrary<ListEvent[]> = fc.array(
  fc.oneof(
    fc.record({
      type: fc.constantFrom('load' as const, 'stream' as const),
      lateMinutes: fc.array(lateMinutes, { minLength: 1, maxLength: 6 }),
    }),
    fc.record({
      type: fc.constant('insert' as const),
      kind: fc.constantFrom('unknown' as const, 'pinned' as const, 'gap' as const),
      at,
    }),
    fc.record({ type: fc.constant('edit' as const), at, lateMinutes }),
    fc.record({ type: fc.constantFrom('delete' as const, 'trim' as const), at }),
    fc.record({ type: fc.constant('complete' as const), isComplete: fc.boolean() }),
  ),
  { maxLength: 40, size: 'max' },
);

/** Plays events on a list. Receive times come in steps of some minutes, so that lateness changes places. */
export class Player {
  readonly list = new ListDouble();
  #nextId = 0;
  #newestAt = 1_700_000_000_000;
  #oldestAt = this.#newestAt;

  play(event: ListEvent): void {
    const { list } = this;
    const index = 'at' in event ? event.at % (list.items.length + 1) : 0;
    const item = list.items[index];
    switch (event.type) {
      case 'load':
        for (const late of event.lateMinutes) {
          this.#oldestAt -= 3 * MINUTE;
          list.insert(this.#post(this.#oldestAt, late), list.items.length);
        }
        break;
      case 'stream':
        for (const late of event.lateMinutes) {
          this.#newestAt += 2 * MINUTE;
          list.insert(this.#post(this.#newestAt, late), 0);
        }
        break;
      case 'insert':
        list.insert({ id: this.#id(), kind: event.kind }, index);
        break;
      case 'edit':
        if (item?.kind === 'post')
          list.replace(index, this.#post(item.receivedAt, event.lateMinutes, item.id));
        if (item?.kind === 'unknown')
          list.replace(index, this.#post(this.#oldestAt, event.lateMinutes, item.id));
        break;
      case 'delete':
        list.remove(index);
        break;
      case 'trim':
        while (list.items.length > index) list.remove(list.items.length - 1);
        break;
      case 'complete':
        list.setComplete(event.isComplete);
        break;
    }
    list.draw();
  }

  #post(receivedAt: number, late: number, id = this.#id()): TimelineItem {
    return { id, kind: 'post', receivedAt, eventAt: receivedAt - late * MINUTE };
  }

  #id(): string {
    this.#nextId += 1;
    return String(this.#nextId);
  }
}
