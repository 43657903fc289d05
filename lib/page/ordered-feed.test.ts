// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Drawn, idOf, LaidOutFeed } from '../../tests/doubles/laid-out-feed';
import type { TimelineItem } from '../rules/timeline-order';
import {
  type ListEvent,
  listEvents,
  modelOrder,
  Player,
  VERY_LATE_FROM_MS,
} from '../rules/timeline-order/testing';
import type { OrderedFeed } from './ordered-feed';

const CALM_MS = 300;
/** What the page's and our own rounding of the scroll position may add up to. */
const ROUNDING_PX = 2;
/** A post of which less than a line is in view is not read. */
const LINE_PX = 24;

let controller: AbortController;
let page: LaidOutFeed;
let list: OrderedFeed;
let player: Player;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  open();
});

afterEach(() => {
  controller.abort();
  vi.useRealTimers();
});

function open(): void {
  controller?.abort();
  controller = new AbortController();
  page = new LaidOutFeed();
  player = new Player();
  list = page.order(VERY_LATE_FROM_MS, controller.signal);
}

async function play(event: ListEvent): Promise<void> {
  player.play(event);
  await page.draw(player.list.items, player.list.isComplete);
}

async function scrollAndRest(top: number): Promise<void> {
  page.scrollTo(top);
  vi.advanceTimersByTime(CALM_MS);
  page.frame();
  vi.advanceTimersByTime(CALM_MS);
}

const ids = (drawn: readonly Drawn[]) => drawn.map(({ id }) => id);
const model = () => modelOrder(player.list.items, player.list.isComplete);

/** Those that do not begin where the one above ends. */
const overlapping = (drawn: readonly Drawn[]) =>
  ids(drawn.filter(({ top }, index) => index > 0 && Math.abs(top - (drawn[index - 1]?.bottom ?? 0)) > 0.1));

const byPlacement = (a: string, b: string) =>
  (list.placement(a)?.order ?? 0) - (list.placement(b)?.order ?? 0);

/** Joined and compared by hand: so many calls of `expect` would take longer than all the rest. */
function expectSame(actual: readonly string[], expected: readonly string[]): void {
  if (actual.join() !== expected.join()) expect(actual).toEqual(expected);
}

/** Where the reader goes before the next event: as a part of the page's height, or nowhere. */
const scroll = fc.option(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })), { freq: 3 });
/** A frame is over: what was put off until then is done. */
const FRAME_MS = 0;
const visits = listEvents.chain((events) =>
  fc.tuple(...events.map((event) => fc.record({ event: fc.constant(event), scroll, isCalm: fc.boolean() }))),
);

// The engine alone goes through 10,000 sequences (timeline-order.test.ts); a document takes longer, so here are fewer.
test('ends on every random sequence of events with what the model shows, and never shows anything out of order', async () => {
  await fc.assert(
    fc.asyncProperty(visits, async (steps) => {
      open();
      for (const { event, scroll: part, isCalm } of steps) {
        if (part !== null) page.scrollTo(Math.round(part * document.documentElement.scrollHeight));
        vi.advanceTimersByTime(FRAME_MS);
        if (isCalm) vi.advanceTimersByTime(CALM_MS);
        await play(event);
        const drawn = page.drawn();
        const seen = ids(drawn);
        expectSame(seen, list.shown().map(idOf));
        expectSame(overlapping(drawn), []);
        // What has to be held back but is in view keeps its old place until it is out of view.
        const placed = seen.filter((id) => list.placement(id)?.isHeld === false);
        expectSame(placed, placed.toSorted(byPlacement));
      }
      await scrollAndRest(1);
      await scrollAndRest(0);
      expectSame(ids(page.drawn()), model());
    }),
    { numRuns: 150 },
  );
}, 60_000);

test.each([
  ['nobody', false],
  ['the browser', true],
])('what is read stays when posts come in the middle above it, for which %s makes up', async (_, anchors) => {
  page.anchors = anchors;
  await play({ type: 'load', lateMinutes: Array.from({ length: 30 }, () => 0) });
  await scrollAndRest(1500);
  const [first] = page.inView();
  const { items } = player.list;
  const filled = Array.from({ length: 8 }, (_, index): TimelineItem => {
    const receivedAt = 1_700_000_000_000 - (9 * 60 + index) * 1000;
    return { id: String(100 + index), kind: 'post', receivedAt, eventAt: receivedAt - index * 60_000 };
  });
  await page.draw([...items.slice(0, 3), ...filled, ...items.slice(3)], false);
  expect(list.shown().length).toBeGreaterThan(34);
  expect(page.drawn().find(({ id }) => id === first?.id)?.top).toBe(first?.top);
});

test.each([
  ['the browser makes up for what the page does not', true],
  ['nobody makes up for what the page does not', false],
])('what is read stays when a gap is filled bit by bit, and %s', async (_, anchors) => {
  page.anchors = anchors;
  await play({ type: 'load', lateMinutes: Array.from({ length: 30 }, () => 0) });
  await scrollAndRest(1500);
  const [first] = page.inView();
  const { items } = player.list;
  const gap = (number: number): TimelineItem => ({ id: `gap:${number}`, kind: 'gap' });
  for (const number of [0, 1, 2]) page.setHeight(`gap:${number}`, 53);
  // The last one was written between two posts that are in view.
  const isLate = (number: number, index: number) => number === 2 && index === 3;
  const between = items.find(({ id }) => id === first?.id);
  const bits = [0, 1, 2].map((number) =>
    Array.from({ length: 4 }, (_, index): TimelineItem => {
      const receivedAt = 1_700_000_000_000 + 9_000_000 - (number * 4 + index) * 60_000;
      const eventAt = isLate(number, index) && between?.kind === 'post' ? between.eventAt - 1 : receivedAt;
      return { id: String(200 + number * 4 + index), kind: 'post', receivedAt, eventAt };
    }),
  );
  const tops = () => page.inView().map(({ id, top }) => ({ id, top }));
  const before = tops();
  for (const shown of [
    [gap(0), ...items],
    [...bits.slice(0, 1).flat(), gap(1), ...items],
    [...bits.slice(0, 2).flat(), gap(2), ...items],
    [...bits.flat(), ...items],
  ]) {
    await page.draw(shown, false);
    vi.advanceTimersByTime(CALM_MS);
    page.frame();
    expect(tops()).toEqual(before);
  }
  await scrollAndRest(0);
  expect(list.shown()).toHaveLength(42);
});

test('what waited while somebody read is shown when they jump to the top', async () => {
  await play({ type: 'load', lateMinutes: Array.from({ length: 20 }, () => 0) });
  await scrollAndRest(900);
  // Written between two posts that are in view.
  await play({ type: 'stream', lateMinutes: [2 + 3 * 6.5] });
  expectSame(
    ids(page.drawn()),
    model().filter((id) => id !== '21'),
  );
  await scrollAndRest(910);
  await scrollAndRest(0);
  expectSame(ids(page.drawn()), model());
});

test('what waited is shown at the top, also if what was read is kept in place in the frame in which they go there', async () => {
  await play({ type: 'stream', lateMinutes: [0, 47, 114] });
  await play({ type: 'stream', lateMinutes: [27] });
  await play({ type: 'complete', isComplete: true });
  await play({ type: 'load', lateMinutes: [-2, -5, 52] });
  await play({ type: 'load', lateMinutes: [0, 0, 0, 2866, 20] });
  page.scrollTo(2);
  await play({ type: 'stream', lateMinutes: [0, 18] });
  await scrollAndRest(1);
  await scrollAndRest(0);
  expectSame(ids(page.drawn()), model());
});

test('what is read stays when posts come on top of suggestions that the page keeps in the second place', async () => {
  await play({ type: 'load', lateMinutes: Array.from({ length: 20 }, () => 0) });
  const [newest, ...older] = player.list.items;
  const suggestions: TimelineItem = { id: 'suggestions', kind: 'unknown' };
  page.setHeight(suggestions.id, 279);
  if (!newest) throw new Error('No post came');
  await page.draw([newest, suggestions, ...older], false);
  await scrollAndRest(900);
  const before = page.inView();
  const receivedAt = 1_700_000_000_000 + 60_000;
  const latest: TimelineItem = { id: '500', kind: 'post', receivedAt, eventAt: receivedAt };
  await page.draw([latest, suggestions, newest, ...older], false);
  expect(page.inView()).toEqual(before);
  await scrollAndRest(0);
  expectSame(ids(page.drawn()).slice(0, 3), ['500', 'suggestions', newest.id]);
});

test('what is read stays when what came on top grows after the page has made up for it', async () => {
  await play({ type: 'load', lateMinutes: Array.from({ length: 20 }, () => 0) });
  await scrollAndRest(900);
  const before = page.inView();
  const come = (id: number): TimelineItem => {
    const receivedAt = 1_700_000_000_000 + id * 60_000;
    return { id: String(id), kind: 'post', receivedAt, eventAt: receivedAt };
  };
  const drawing = page.draw([come(502), come(501), come(500), ...player.list.items], false);
  page.setHeight('501', 250);
  await drawing;
  expect(page.inView()).toEqual(before);
});

test('what is read stays when so much waits for one place in view that the order is numbered anew', async () => {
  await play({ type: 'load', lateMinutes: Array.from({ length: 20 }, () => 0) });
  await scrollAndRest(900);
  const before = page.inView();
  const read = player.list.items.find(({ id }) => id === before[1]?.id);
  if (read?.kind !== 'post') throw new Error('No post is in view');
  let shown = player.list.items;
  for (let count = 1; count <= 40; count += 1) {
    const receivedAt = 1_700_000_000_000 + count * 60_000;
    const eventAt = read.eventAt - 1000 + count;
    shown = [{ id: String(500 + count), kind: 'post', receivedAt, eventAt }, ...shown];
    await page.draw(shown, false);
    vi.advanceTimersByTime(CALM_MS);
    page.frame();
    expect(page.inView()).toEqual(before);
  }
  await scrollAndRest(0);
  expect(list.shown()).toHaveLength(60);
});

test.each([
  ['above', 0, 120],
  ['above', 0, -40],
  ['below', 25, 120],
])('what is read stays when a post %s it grows', async (_, index, by) => {
  await play({ type: 'load', lateMinutes: Array.from({ length: 30 }, () => 0) });
  await scrollAndRest(1500);
  const before = page.inView();
  page.grow(ids(page.drawn())[index] ?? '', by);
  page.frame();
  expect(page.inView()).toEqual(before);
});

test('what is read stays when a post grows that stands above it in the document alone', async () => {
  await play({ type: 'load', lateMinutes: Array.from({ length: 30 }, () => 0) });
  // Written long before all that is in view.
  await play({ type: 'stream', lateMinutes: [2 + 8 * 6.5] });
  await scrollAndRest(1500);
  const before = page.inView();
  const late = player.list.items[0]?.id ?? '';
  expect(ids(page.drawn()).indexOf(late)).toBeGreaterThan(ids(page.drawn()).indexOf(before.at(-1)?.id ?? ''));
  page.grow(late, 150);
  page.frame();
  expect(page.inView()).toEqual(before);
  expectSame(overlapping(page.drawn()), []);
});

/** What the page does by itself while somebody reads. */
const isByItself = (event: ListEvent) => ['load', 'stream', 'complete'].includes(event.type);

test('moves nothing that somebody looks at, whatever comes in', async () => {
  await fc.assert(
    fc.asyncProperty(visits, async (steps) => {
      open();
      await play({ type: 'load', lateMinutes: Array.from({ length: 15 }, () => 0) });
      for (const { event, scroll: part, isCalm } of steps) {
        if (part !== null) page.scrollTo(Math.round(part * document.documentElement.scrollHeight));
        vi.advanceTimersByTime(FRAME_MS);
        if (isCalm) vi.advanceTimersByTime(CALM_MS);
        page.frame();
        const lowest = document.documentElement.clientHeight - LINE_PX;
        const before = page.inView().filter(({ top, bottom }) => bottom > LINE_PX && top < lowest);
        const isAtTop = page.scrollTop === 0;
        // It goes with the item above it, which is another one after this.
        const isLed = event.type === 'stream' && player.list.items[0]?.kind === 'unknown';
        await play(event);
        if (isAtTop || isLed || !isByItself(event)) continue;
        const tops = new Map(page.drawn().map(({ id, top }) => [id, top]));
        const moved = before.filter(
          ({ id, top }) => Math.abs((tops.get(id) ?? Number.NaN) - top) > ROUNDING_PX,
        );
        expectSame(ids(moved), []);
      }
    }),
    { numRuns: 100 },
  );
}, 60_000);
