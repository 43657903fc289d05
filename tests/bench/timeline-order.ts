/** What one post costs the order of a timeline: `npx tsx tests/bench/timeline-order.ts`. Ends with 1 over budget. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type TimelineItem, TimelineOrder } from '../../lib/rules/timeline-order.ts';
import { median, report } from './report';

// Lists are made just before they are measured; collecting what that left behind is not part of an insert.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const INSERTS = 1000;
const ROUNDS = 31;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NEWEST_AT = 1_700_000_000_000;

const rounds = Array.from({ length: ROUNDS }, () => ({ small: insertMs(1000), large: insertMs(10_000) }));
// The best round of each: whatever else the machine does only ever adds time, and more to what uses more memory.
const small = Math.min(...rounds.map((round) => round.small));
const large = Math.min(...rounds.map((round) => round.large));
const lateInsertMs = median(Array.from({ length: ROUNDS }, oneLateInsertMs));

const checks = [
  report('one late insert into 10,000 items, ms', lateInsertMs, 1),
  report('cost of an insert at 10,000 items over one at 1,000', large / small, 1.5),
];
process.exitCode = checks.every(Boolean) ? 0 : 1;

/** Mean time of 1,000 live inserts, half of them late, into a list of this size that has been taking some already. */
function insertMs(size: number): number {
  const order = listOf(size);
  const posts = Array.from({ length: 2 * INSERTS }, (_, index) => livePost(index, size));
  collectGarbage();
  const insertAll = (some: readonly TimelineItem[]) => {
    for (const post of some) {
      order.insert(post);
      order.takeChanges();
    }
  };
  insertAll(posts.slice(0, INSERTS));
  const measured = posts.slice(INSERTS);
  const startedAt = performance.now();
  insertAll(measured);
  return (performance.now() - startedAt) / INSERTS;
}

function oneLateInsertMs(): number {
  const order = listOf(10_000);
  collectGarbage();
  const startedAt = performance.now();
  order.insert({ id: 'late', kind: 'post', receivedAt: NEWEST_AT, eventAt: NEWEST_AT - DAY / 2 });
  order.takeChanges();
  return performance.now() - startedAt;
}

/** A minute between two posts; every third came up to two hours late. */
function listOf(size: number): TimelineOrder {
  const order = new TimelineOrder(DAY);
  for (let index = size; index > 0; index -= 1) {
    const receivedAt = NEWEST_AT - index * MINUTE;
    const late = index % 3 === 0 ? ((index * 37) % 120) * MINUTE : 0;
    order.insert({ id: `old${index}`, kind: 'post', receivedAt, eventAt: receivedAt - late });
  }
  order.takeChanges();
  return order;
}

/** Late ones fall anywhere in the loaded list, at most a day back. */
function livePost(index: number, size: number): TimelineItem {
  const receivedAt = NEWEST_AT + index * MINUTE;
  const furthest = Math.min(size * MINUTE, DAY);
  const late = index % 2 === 0 ? ((index * 7919) % 1000) * (furthest / 1000) : 0;
  return { id: `new${index}`, kind: 'post', receivedAt, eventAt: receivedAt - late };
}
