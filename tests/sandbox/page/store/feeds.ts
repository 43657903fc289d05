/** The lists of posts that the page can show: where they come from, and how they are kept up to date. */
import type { Status } from '../api/entities.ts';
import { type Answer, request, withQuery } from '../api/request.ts';
import { Stream, type StreamEvent } from '../api/stream.ts';
import { meta, since } from '../page-state.ts';
import { changeTimeline, getState, keepStatuses, replaceStatus, timelineOf } from './store.ts';
import {
  append,
  markGap,
  merge,
  receive,
  remove,
  showPending,
  suggestAt,
  type Timeline,
} from './timeline.ts';

export interface Feed {
  /** Also the names of its stream, joined; `home` is that of `user`. */
  readonly key: string;
  readonly path: string;
  readonly channel?: Readonly<Record<string, string>>;
  /** Ordered by something else than the posts' ids, so paged by the `Link` header. */
  readonly paged?: 'by link';
}

const api = '/api/v1';
const publicFeed = (kind: string, query: string): Feed => ({
  key: `public${kind}`,
  path: `${api}/timelines/public${query}`,
  channel: { stream: `public${kind}` },
});

export const homeFeed: Feed = { key: 'home', path: `${api}/timelines/home`, channel: { stream: 'user' } };
export const publicFeeds = {
  all: publicFeed('', ''),
  local: publicFeed(':local', '?local=true'),
  remote: publicFeed(':remote', '?remote=true'),
} as const;

export function tagFeed(tag: string): Feed {
  return {
    key: `hashtag:${tag}`,
    path: `${api}/timelines/tag/${encodeURIComponent(tag)}`,
    channel: { stream: 'hashtag', tag },
  };
}

export function listFeed(id: string): Feed {
  return { key: `list:${id}`, path: `${api}/timelines/list/${id}`, channel: { stream: 'list', list: id } };
}

/** A collection that does not live: favourites, bookmarks, trends, quotes. */
export function collectionFeed(key: string, path: string): Feed {
  return { key, path, paged: 'by link' };
}

export const slow = meta.use_pending_items === true;

const liveFeeds = new Map<string, Feed>();
const eventListeners = new Set<(event: StreamEvent) => void>();

const stream = new Stream({
  onEvent: receiveEvent,
  onConnect: (again) => {
    for (const feed of liveFeeds.values()) {
      if (!again) continue;
      changeTimeline(feed.key, (before) => markGap(before, slow));
      void fillGaps(feed);
    }
  },
  onDisconnect: () => {
    for (const { key } of liveFeeds.values()) changeTimeline(key, (before) => markGap(before, slow));
  },
});

export function openStream(): void {
  liveFeeds.set(homeFeed.key, homeFeed);
  stream.open();
}

/** Hears every event of the stream; call what comes back to stop. */
export function listenToStream(listener: (event: StreamEvent) => void): () => void {
  eventListeners.add(listener);
  return () => eventListeners.delete(listener);
}

/** Keeps a feed up to date; call what comes back to stop. */
export function follow(feed: Feed): () => void {
  if (!feed.channel || feed.key === homeFeed.key) return () => undefined;
  liveFeeds.set(feed.key, feed);
  const unsubscribe = stream.subscribe(feed.channel);
  return () => {
    liveFeeds.delete(feed.key);
    unsubscribe();
  };
}

function receiveEvent(event: StreamEvent): void {
  for (const listener of eventListeners) listener(event);
  const name = event.stream.join(':');
  const key = name === 'user' ? homeFeed.key : name;
  if (event.event === 'update') {
    const status: Status = JSON.parse(event.payload);
    keepStatuses([status]);
    changeTimeline(key, (before) => receive(before, status.id, slow));
  } else if (event.event === 'status.update') {
    replaceStatus(JSON.parse(event.payload));
  } else if (event.event === 'delete') {
    forget(event.payload);
  }
}

/** Takes a post and its boosts out of all lists. */
export function forget(id: string): void {
  const boosts = [...getState().statuses.values()].filter(({ reblog }) => reblog?.id === id);
  const gone = new Set([id, ...boosts.map((boost) => boost.id)]);
  for (const key of getState().timelines.keys()) changeTimeline(key, (before) => remove(before, gone));
}

async function load(
  feed: Feed,
  path: string,
  put: (timeline: Timeline, ids: readonly string[], answer: Answer<readonly Status[]>) => Timeline,
): Promise<void> {
  changeTimeline(feed.key, (before) => ({ ...before, isLoading: true }));
  try {
    const answer = await request<readonly Status[]>('GET', path);
    keepStatuses(answer.body);
    const ids = answer.body.map(({ id }) => id);
    changeTimeline(feed.key, (before) => ({ ...put(before, ids, answer), isLoading: false }));
  } catch (error) {
    console.warn('Could not load', path, error);
    changeTimeline(feed.key, (before) => ({ ...before, isLoading: false }));
  }
}

const OLD_MS = 4 * 3_600_000;

/** Whom to follow is suggested before the first post that is older than four hours. */
function isOld(id: string): boolean {
  const status = getState().statuses.get(id);
  return status !== undefined && Date.now() - Date.parse(status.created_at) > OLD_MS;
}

/** Loads the first page, or what is newer than the first entry if there is one. */
export function refresh(feed: Feed): Promise<void> {
  const { items, pending } = timelineOf(feed.key);
  const sinceId = items.length > 0 ? (pending[0] ?? items[0] ?? undefined) : undefined;
  if (feed.paged) {
    if (items.length > 0) return Promise.resolve();
    return load(feed, feed.path, (before, ids, { next }) => ({
      ...append(before, ids),
      hasMore: next !== undefined,
      next,
    }));
  }
  return load(feed, withQuery(feed.path, { since_id: sinceId }), (before, ids, { next }) => {
    const recent = sinceId !== undefined;
    const merged = merge(before, ids, recent && (slow || before.pending.length > 0));
    if (recent) return merged;
    const fitting = feed === homeFeed && since(3) ? ids.findIndex((id) => isOld(id)) : -1;
    const suggesting = fitting === -1 ? merged : suggestAt(merged, fitting);
    return next !== undefined ? suggesting : { ...suggesting, hasMore: false };
  });
}

/** Loads the page after `maxId`, or after the end. */
export function loadOlder(feed: Feed, maxId?: string | null): Promise<void> {
  const { items, next } = timelineOf(feed.key);
  if (feed.paged) {
    return load(feed, next ?? feed.path, (before, ids, answer) => ({
      ...append(before, ids),
      hasMore: answer.next !== undefined,
      next: answer.next,
    }));
  }
  const last = maxId === undefined ? items.findLast((id) => id !== null) : maxId;
  return load(feed, withQuery(feed.path, { max_id: last ?? undefined }), (before, ids, answer) => ({
    ...merge(before, ids, false),
    hasMore: answer.next !== undefined,
  }));
}

/** After a lost connection the page closes at most two gaps by itself. */
async function fillGaps(feed: Feed): Promise<void> {
  const { items } = timelineOf(feed.key);
  const starts = items.flatMap((id, index) => (id === null ? [items[index - 1] ?? null] : []));
  for (const maxId of starts.slice(0, 2)) await loadOlder(feed, maxId);
}

export function reveal(feed: Feed): void {
  changeTimeline(feed.key, showPending);
}

export function setTop(feed: Feed, top: boolean): void {
  changeTimeline(feed.key, (before) => (before.top === top ? before : { ...before, top }));
}
