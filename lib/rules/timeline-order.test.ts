import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TimelineItem, TimelineOrder } from './timeline-order';
import {
  ListDouble,
  listEvents,
  modelOrder,
  Player,
  shownNow,
  VERY_LATE_FROM_MS,
} from './timeline-order/testing';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A post whose name says when it was received, and how late that was, in minutes. */
function post(id: string, receivedMinute: number, lateMinutes = 0): TimelineItem {
  const receivedAt = receivedMinute * MINUTE + 1_700_000_000_000;
  return { id, kind: 'post', receivedAt, eventAt: receivedAt - lateMinutes * MINUTE };
}

function listOf(...items: readonly TimelineItem[]): ListDouble {
  const list = new ListDouble();
  items.forEach((item, index) => {
    list.insert(item, index);
  });
  list.draw();
  return list;
}

test('shows what Mastodon shows as 1m, 19m, 23m, 9m, 12m in the order of writing', () => {
  const list = listOf(
    post('1m', 60),
    post('19m', 59, 17),
    post('23m', 58, 20),
    post('9m', 52),
    post('12m', 49),
  );
  list.setComplete(true);
  list.draw();
  expect(list.visible()).toEqual(['1m', '9m', '12m', '19m', '23m']);
});

describe('the watermark', () => {
  test('holds back what belongs below posts that are not loaded yet', () => {
    const list = listOf(post('a', 60), post('late', 58, 20), post('b', 50));
    expect(list.visible()).toEqual(['a', 'b']);
    expect(list.engine.placement('late')?.isHeld).toBe(true);
  });

  test('lets it go into its place when the next page has come', () => {
    const list = listOf(post('a', 60), post('late', 58, 20), post('b', 50));
    list.insert(post('c', 40), 3);
    list.insert(post('d', 30), 4);
    list.draw();
    expect(list.visible()).toEqual(['a', 'b', 'c', 'late', 'd']);
  });

  test('lets everything go at the end of the list', () => {
    const list = listOf(post('a', 60), post('late', 58, 20), post('b', 50));
    list.setComplete(true);
    list.draw();
    expect(list.visible()).toEqual(['a', 'b', 'late']);
  });

  test('rises again when the page trims the list', () => {
    const list = listOf(post('a', 60), post('late', 58, 20), post('b', 50), post('c', 30));
    expect(list.visible()).toEqual(['a', 'b', 'late', 'c']);
    list.remove(3);
    list.draw();
    expect(list.visible()).toEqual(['a', 'b']);
  });
});

describe('a gap', () => {
  const gap: TimelineItem = { id: 'gap', kind: 'gap' };

  test('parts the list into segments that are ordered by themselves', () => {
    const list = listOf(post('a', 60), post('late', 59, 30), gap, post('b', 50), post('c', 40));
    expect(list.visible()).toEqual(['a', 'gap', 'b', 'c']);
  });

  test('gives way to one order when it is filled', () => {
    const list = listOf(post('a', 60), post('late', 59, 15), gap, post('b', 50), post('c', 40));
    list.remove(2);
    list.draw();
    expect(list.visible()).toEqual(['a', 'b', 'late', 'c']);
  });

  test('can come in on top, as after a lost connection, without moving anything', () => {
    const list = listOf(post('a', 60), post('b', 50));
    list.touched = 0;
    list.insert(gap, 0);
    list.draw();
    expect(list.visible()).toEqual(['gap', 'a', 'b']);
    expect(list.touched).toBe(1);
  });
});

test('keeps the order of the server among posts of the same time', () => {
  const list = listOf(post('a', 60, 10), post('b', 55, 5), post('c', 50), post('d', 40));
  expect(list.visible()).toEqual(['a', 'b', 'c', 'd']);
});

test('takes a time in the future for the time of receipt', () => {
  const list = listOf(post('a', 60), post('future', 50, -600), post('b', 40));
  expect(list.visible()).toEqual(['a', 'future', 'b']);
});

test('keeps pinned posts on top and items without times behind their neighbour', () => {
  const list = listOf(
    { id: 'pin', kind: 'pinned' },
    { id: 'all pins', kind: 'unknown' },
    post('late', 60, 15),
    { id: 'suggestions', kind: 'unknown' },
    post('a', 50),
    post('b', 40),
  );
  expect(list.visible()).toEqual(['pin', 'all pins', 'a', 'late', 'suggestions', 'b']);
});

test('leaves a post that came very late where the server put it', () => {
  const lateMinutes = VERY_LATE_FROM_MS / MINUTE;
  const list = listOf(post('a', 60), post('old', 58, lateMinutes + 1), post('b', 50));
  expect(list.visible()).toEqual(['a', 'old', 'b']);
  expect(list.engine.placement('old')?.isVeryLate).toBe(true);
  expect(listOf(post('just', 58, lateMinutes)).engine.placement('just')?.isVeryLate).toBe(false);
});

test('corrects a place when the times become known', () => {
  const list = listOf(post('a', 60), { id: 'x', kind: 'unknown' }, post('b', 50), post('c', 40));
  list.replace(1, post('x', 58, 12));
  list.draw();
  expect(list.visible()).toEqual(['a', 'b', 'x', 'c']);
});

test('adds every further page below what is shown already', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 20 })),
      (pages) => {
        const list = new ListDouble();
        let minute = 100_000;
        let shown: string[] = [];
        for (const page of pages) {
          for (const late of page) {
            minute -= 7;
            list.insert(post(String(minute), minute, late), list.items.length);
          }
          list.draw();
          expect(list.visible().slice(0, shown.length)).toEqual(shown);
          shown = list.visible();
        }
      },
    ),
  );
});

test('shows after every event the same as sorting from scratch, in 10,000 random sequences of events', () => {
  fc.assert(
    fc.property(listEvents, (events) => {
      const player = new Player();
      const { list } = player;
      for (const event of events) {
        player.play(event);
        // Joined and compared by hand: 100,000 calls of `expect` would take longer than all the rest.
        const visible = list.visible().join();
        const model = modelOrder(list.items, list.isComplete).join();
        const listed = shownNow(list.engine, list.items).join();
        if (visible !== model || visible !== listed) expect({ visible, listed }).toBe(model);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('loses nothing and shows nothing twice', () => {
  fc.assert(
    fc.property(listEvents, (events) => {
      const player = new Player();
      for (const event of events) player.play(event);
      const { list } = player;
      const held = list.items.filter(({ id }) => list.engine.placement(id)?.isHeld);
      const all = [...list.visible(), ...held.map(({ id }) => id)];
      expect(all.toSorted()).toEqual(list.items.map(({ id }) => id).toSorted());
    }),
  );
});

test('touches only the new item when one comes in late among 10,000', () => {
  const list = listOf(...Array.from({ length: 10_000 }, (_, index) => post(String(index), 20_000 - index)));
  list.touched = 0;
  list.insert(post('late', 20_001, 1000.5), 0);
  list.draw();
  expect(list.touched).toBe(1);
  expect(list.visible()[1000]).toBe('late');
});

test('makes room, and renumbers little, when everything goes to one spot', () => {
  const list = listOf(...Array.from({ length: 1000 }, (_, index) => post(String(index), 5000 - index)));
  list.touched = 0;
  // Each a moment older than the one before: all of them between the same two posts.
  for (let index = 0; index < 1000; index += 1) {
    list.insert(post(`late${index}`, 5001 + index, 501.5 + index + index / 10_000), 0);
    list.draw();
  }
  expect(list.visible()).toEqual(modelOrder(list.items, false));
  expect(list.touched / 1000).toBeLessThan(40);
});

test('ignores ids that it does not know, and those that it knows already', () => {
  const engine = new TimelineOrder(24 * HOUR);
  engine.insert(post('a', 60));
  engine.insert(post('a', 50));
  engine.remove('b');
  engine.update(post('b', 50));
  expect(shownNow(engine, [{ id: 'a' }, { id: 'b' }])).toEqual(['a']);
  expect(engine.placement('b')).toBeUndefined();
});
