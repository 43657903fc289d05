/** What happens to one timeline when posts arrive: pure, in the ways of Mastodon's own `reducers/timelines.js`. */

/** A status id, `SUGGESTIONS`, or `null` where posts may be missing. */
export type Entry = string | null;

/** The entry that shows whom to follow, in the midst of the posts. */
export const SUGGESTIONS = 'inline-follow-suggestions';

const isStatusId = (entry: Entry): entry is string => entry !== null && entry !== SUGGESTIONS;

export interface Timeline {
  readonly items: readonly Entry[];
  /** In slow mode: posts that wait for a click. */
  readonly pending: readonly Entry[];
  /** The reader is at the top of the list. */
  readonly top: boolean;
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  /** The path of the next page where the server pages by something else than the last id. */
  readonly next?: string | undefined;
}

export const emptyTimeline: Timeline = { items: [], pending: [], top: true, isLoading: false, hasMore: true };

/** A list that is read from the top is cut to `KEPT` when it has grown beyond `LONGEST`. */
const LONGEST = 40;
const KEPT = 20;

/** Snowflake ids as text: the longer is the newer, else the greater. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length === b.length) return a > b ? 1 : -1;
  return a.length > b.length ? 1 : -1;
}

/** A post has arrived by the stream. */
export function receive(timeline: Timeline, id: string, slow: boolean): Timeline {
  const { items, pending, top } = timeline;
  if (items.includes(id) || pending.includes(id)) return timeline;
  if (slow || pending.length > 0) return { ...timeline, pending: [id, ...pending] };
  const kept = top && items.length > LONGEST ? items.slice(0, KEPT) : items;
  return { ...timeline, items: [id, ...kept] };
}

/** The reader asks for the posts that wait. */
export function showPending(timeline: Timeline): Timeline {
  return { ...timeline, items: [...timeline.pending, ...timeline.items.slice(0, LONGEST)], pending: [] };
}

/** The connection is lost or back: what comes next may not join what is there. */
export function markGap(timeline: Timeline, slow: boolean): Timeline {
  const name = slow ? 'pending' : 'items';
  const entries = timeline[name];
  return entries[0] ? { ...timeline, [name]: [null, ...entries] } : timeline;
}

/**
 * Puts a page of consecutive posts, newest first, in its place: between the entries that are newer than its
 * first and those older than its last. Gaps in between are filled by that.
 */
export function merge(timeline: Timeline, ids: readonly string[], toPending: boolean): Timeline {
  const [newest, oldest] = [ids[0], ids.at(-1)];
  if (newest === undefined || oldest === undefined) return timeline;
  const name = toPending ? 'pending' : 'items';
  const entries = timeline[name];
  const end = entries.findLastIndex((id) => isStatusId(id) && compareIds(id, oldest) >= 0) + 1;
  const start = entries.slice(0, end).findLastIndex((id) => isStatusId(id) && compareIds(id, newest) > 0) + 1;
  const [before, after] = [entries.slice(0, start), entries.slice(end)];
  const elsewhere = new Set([...before, ...after]);
  const outOfOrder = entries
    .slice(start, end)
    .filter((id): id is string => isStatusId(id) && compareIds(id, oldest) < 0);
  const inserted = [...new Set([...ids, ...outOfOrder])].filter((id) => !elsewhere.has(id));
  return { ...timeline, [name]: [...before, ...inserted, ...after] };
}

/** A page of a list that is not ordered by id goes to the end. */
export function append(timeline: Timeline, ids: readonly string[]): Timeline {
  return { ...timeline, items: [...timeline.items, ...ids.filter((id) => !timeline.items.includes(id))] };
}

/** Puts the suggestions in front of the entry at `index`, never first. */
export function suggestAt(timeline: Timeline, index: number): Timeline {
  if (timeline.items.includes(SUGGESTIONS)) return timeline;
  return { ...timeline, items: timeline.items.toSpliced(Math.max(1, index), 0, SUGGESTIONS) };
}

/** A post is gone. */
export function remove(timeline: Timeline, ids: ReadonlySet<string>): Timeline {
  const isKept = (id: Entry): boolean => id === null || !ids.has(id);
  return { ...timeline, items: timeline.items.filter(isKept), pending: timeline.pending.filter(isKept) };
}
