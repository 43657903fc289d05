/** Remembers over visits which posts were seen in which timeline, by their ids alone, and forgets the oldest. */
import type { IDBPTransaction } from 'idb';
import type { Remembered } from '../rules/tray';
import { type Database, openDatabase, type Schema, type SeenPost } from './database';

const KEPT_MS = 30 * 24 * 3_600_000;
const MOST_KEPT = 20_000;

/** What a page tells of one of its timelines. */
export interface SeenPosts {
  readonly timeline: string;
  readonly seen: readonly string[];
  /** Came late, and nobody has looked at them yet. */
  readonly waiting: readonly string[];
}

/** @param now in ms */
export async function rememberPosts(origin: string, posts: SeenPosts, now: number): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction('seenPosts', 'readwrite');
  const put = (id: string, isWaiting: boolean) =>
    transaction.store.put({ origin, timeline: posts.timeline, id, seenAt: now, isWaiting });
  await Promise.all([...posts.waiting.map((id) => put(id, true)), ...posts.seen.map((id) => put(id, false))]);
  await forgetOld(transaction, now);
  await transaction.done;
}

/** What is remembered of a timeline. */
export async function recallPosts(origin: string, timeline: string): Promise<Remembered> {
  const database: Database = await openDatabase();
  const range = IDBKeyRange.bound([origin, timeline, ''], [origin, timeline, '\uffff']);
  const posts = await database.getAll('seenPosts', range);
  const isOf = (isWaiting: boolean) => (post: SeenPost) => post.isWaiting === isWaiting;
  // Ids of one server are numbers of one length: the last in order is the newest.
  const newestSeenId = posts.findLast(isOf(false))?.id;
  const waitingIds = posts.filter(isOf(true)).map(({ id }) => id);
  return { waitingIds, ...(newestSeenId !== undefined && { newestSeenId }) };
}

async function forgetOld(
  { store }: IDBPTransaction<Schema, ['seenPosts'], 'readwrite'>,
  now: number,
): Promise<void> {
  const bySeenAt = store.index('bySeenAt');
  let tooMany = (await store.count()) - MOST_KEPT;
  for (let cursor = await bySeenAt.openCursor(); cursor; cursor = await cursor.continue()) {
    if (tooMany <= 0 && cursor.value.seenAt >= now - KEPT_MS) return;
    await cursor.delete();
    tooMany -= 1;
  }
}
