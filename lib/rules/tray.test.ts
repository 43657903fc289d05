import { expect, test } from 'vitest';
import { type Arrival, Tray } from './tray';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 23, 12);

function arrival(id: string, receivedMinute: number, lateMinutes = 0, isVeryLate = false): Arrival {
  const receivedAt = START + receivedMinute * MINUTE;
  return {
    id,
    receivedAt,
    placedAt: isVeryLate ? receivedAt : receivedAt - lateMinutes * MINUTE,
    isVeryLate,
  };
}

/** The id of a post that was received then, as Mastodon makes it. */
function idAt(minute: number): string {
  return String(BigInt(START + minute * MINUTE) << 16n);
}

function ids(arrivals: readonly Arrival[]): string[] {
  return arrivals.map(({ id }) => id);
}

const firstVisit = { waitingIds: [] };

test('counts nothing of what a first visit finds as late', () => {
  const tray = new Tray(firstVisit);
  expect(tray.meet([arrival('a', 60), arrival('b', 59, 30), arrival('c', 58, 0, true)])).toEqual([]);
  expect(tray.isFirstVisit).toBe(true);
});

test('takes in a live post that falls below what has been read', () => {
  const tray = new Tray(firstVisit);
  tray.meet([arrival('a', 60), arrival('b', 50)]);
  tray.see(['a']);
  tray.meet([arrival('late', 61, 15), arrival('on time', 62)]);
  expect(ids(tray.waiting())).toEqual(['late']);
});

test('does not take in a live post that stands above all that has been read', () => {
  const tray = new Tray(firstVisit);
  tray.meet([arrival('a', 60), arrival('b', 40)]);
  tray.see(['b']);
  expect(tray.meet([arrival('late', 61, 15)])).toEqual([]);
});

test('lets older posts that are loaded only now wait for the reader as usual', () => {
  const tray = new Tray(firstVisit);
  tray.meet([arrival('a', 60), arrival('b', 50)]);
  tray.see(['a', 'b']);
  expect(tray.meet([arrival('older', 49, 30)])).toEqual([]);
});

test('takes in what fills a gap below something that was read before the gap', () => {
  const tray = new Tray(firstVisit);
  tray.meet([arrival('a', 60)]);
  tray.see(['a']);
  tray.meet([arrival('after the gap', 90)]);
  expect(ids(tray.meet([arrival('late', 70, 20), arrival('on time', 70)]))).toEqual(['late']);
});

test('does not count a post twice when a list is drawn again', () => {
  const tray = new Tray(firstVisit);
  tray.meet([arrival('a', 60), arrival('below', 59, 10)]);
  tray.see(['a']);
  expect(tray.meet([arrival('a', 60), arrival('below', 59, 10)])).toEqual([]);
});

test('knows on the next visit what came in between and belongs below what was read', () => {
  const tray = new Tray({ newestSeenId: idAt(60), waitingIds: [] });
  tray.meet([
    arrival('new', 90),
    arrival('late', 80, 30),
    arrival('not so late', 80, 10),
    arrival('old', 50),
  ]);
  expect(ids(tray.waiting())).toEqual(['late']);
});

test('remembers what waited in the tray before', () => {
  const tray = new Tray({ newestSeenId: idAt(60), waitingIds: ['late'] });
  tray.meet([arrival('a', 60), arrival('late', 55, 20)]);
  expect(ids(tray.waiting())).toEqual(['late']);
});

test('takes in what came very late, wherever the reader is', () => {
  const tray = new Tray({ newestSeenId: idAt(60), waitingIds: [] });
  tray.meet([arrival('old news', 70, 3000, true), arrival('known', 50, 3000, true)]);
  expect(ids(tray.waiting())).toEqual(['old news']);
});

test('empties as posts are looked at, and tells which were not known as seen', () => {
  const tray = new Tray({ newestSeenId: idAt(60), waitingIds: [] });
  tray.meet([arrival('late', 80, 30), arrival('later', 80, 40), arrival('gone', 80, 50)]);
  expect(tray.see(['late', 'unknown'])).toEqual(['late']);
  expect(tray.see(['late'])).toEqual([]);
  tray.forget(['gone']);
  expect(ids(tray.waiting())).toEqual(['later']);
});

test('says when a long absence is loaded only in part', () => {
  const tray = new Tray({ newestSeenId: idAt(60), waitingIds: [] });
  expect(tray.isBlindBefore(START + 61 * MINUTE)).toBe(true);
  expect(tray.isBlindBefore(START + 60 * MINUTE)).toBe(false);
  expect(new Tray(firstVisit).isBlindBefore(START + 61 * MINUTE)).toBe(false);
});
