/** The feeds of a page that are in written order just now. */
import { receivedAtOf } from '../fediverse/snowflake';
import { durationText } from '../rules/duration';
import type { TimelineItem } from '../rules/timeline-order';
import type { HealthReason } from '../storage/items';
import { ORDERED } from './entry-places';
import { i18n } from './i18n';
import { type OrderedFeed, orderFeed } from './ordered-feed';
import type { Page } from './page';

/** What the lists of a document offer to other features. */
export interface TimelineLists {
  all(): readonly OrderedFeed[];
  /** Calls back for every list that is and comes to be; its own signal says when it ends. */
  onList(listener: (list: OrderedFeed) => void, signal: AbortSignal): void;
}

interface Lists extends TimelineLists {
  readonly running: Map<HTMLElement, { list: OrderedFeed; key: string; controller: AbortController }>;
  readonly listeners: Set<(list: OrderedFeed) => void>;
}

const listsByDocument = new WeakMap<Document, Lists>();

export function timelineListsOf(document: Document): TimelineLists {
  return listsOf(document);
}

function listsOf(document: Document): Lists {
  const known = listsByDocument.get(document);
  if (known) return known;
  const running: Lists['running'] = new Map();
  const listeners: Lists['listeners'] = new Set();
  const all = () => [...running.values()].map(({ list }) => list);
  const created: Lists = {
    running,
    listeners,
    all,
    onList(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
      all().forEach(listener);
    },
  };
  listsByDocument.set(document, created);
  return created;
}

/** Why the feeds of a page cannot be ordered as they are now. */
export function reasonAgainstOrder(page: Page): HealthReason | undefined {
  if (!page.site.feeds) return 'virtual-list';
  for (const feed of feedsOf(page)) {
    // One that is in order already stays so, whatever comes in.
    if (feed.hasAttribute(ORDERED) || !isWanted(page, feed)) continue;
    const reason = reasonAgainst(page, feed);
    if (reason) return reason;
  }
  return undefined;
}

/** Keeps the wanted feeds in order until the signal aborts. */
export function runTimelineLists(page: Page, signal: AbortSignal): void {
  const { running, listeners } = listsOf(page.document);

  /** @param drawn what the page drew just now. */
  function update(drawn: readonly Element[]): void {
    for (const [feed, { key, controller }] of running)
      if (!feed.isConnected || keyOf(page, feed) !== key) {
        running.delete(feed);
        controller.abort();
      }
    for (const feed of feedsOf(page)) if (!running.has(feed) && isWanted(page, feed)) start(feed, drawn);
  }

  function start(feed: HTMLElement, drawn: readonly Element[]): void {
    const { feeds, entrySelector } = page.site;
    // A list without posts is none yet: its first posts come all at once.
    if (!feeds || postsIn(page, feed).length === 0 || reasonAgainst(page, feed)) return;
    const controller = new AbortController();
    const { veryLateFromMs } = page.settings();
    const source = {
      feeds,
      entrySelector,
      veryLateFromMs,
      itemOf: itemReader(page),
      noteOn: (item: TimelineItem) => noteOn(page, item),
    };
    // Whatever else the page draws, somebody may be reading a list that was there before.
    const isFresh = drawn.some((root) => root.contains(feed) || feed.contains(root));
    const list = orderFeed(feed, source, isFresh, controller.signal);
    running.set(feed, { list, key: keyOf(page, feed), controller });
    for (const listener of listeners) listener(list);
  }

  page.onDrawn((roots) => {
    // Most of what a page draws is within entries.
    if (roots.every((root) => root.parentElement?.closest(`[${ORDERED}]`))) return;
    // The whole document comes once, to begin with: it was there before.
    update(roots.filter((root) => root !== page.document.documentElement));
  }, signal);
  page.onSettings(() => update([]), signal);
  page.memory.onNews(() => {
    for (const { list } of running.values()) list.lookAgain();
  }, signal);
  signal.addEventListener('abort', () => {
    for (const { controller } of running.values()) controller.abort();
    running.clear();
  });
}

function feedsOf(page: Page): HTMLElement[] {
  return [...page.document.querySelectorAll<HTMLElement>(page.site.feedSelector)];
}

function isWanted(page: Page, feed: Element): boolean {
  const kind = page.site.feedKind(feed);
  return kind !== undefined && page.settings().order[kind] === 'written';
}

/** Changes when a feed has to be ordered anew. */
function keyOf(page: Page, feed: Element): string {
  const { boostsBy, veryLateFromMs } = page.settings();
  return [isWanted(page, feed), page.site.feeds?.timelineOf(feed), boostsBy, veryLateFromMs].join();
}

function postsIn(page: Page, feed: Element): HTMLElement[] {
  return [...feed.querySelectorAll<HTMLElement>(`:scope > ${page.site.entrySelector}`)].filter(
    (entry) => page.site.entryId(entry) !== undefined,
  );
}

/** A list in which only some posts have times would be half in order; so none is ordered then. */
function reasonAgainst(page: Page, feed: Element): HealthReason | undefined {
  const posts = postsIn(page, feed);
  if (posts.some((entry) => receivedAtOf(page.site.entryId(entry) ?? '') === undefined)) return 'no-times';
  return posts.some((entry) => eventTimeOf(page, entry) === undefined) ? 'no-tap' : undefined;
}

function itemReader(page: Page): (entry: HTMLElement) => TimelineItem {
  const ids = new Map<Element, string>();
  return (entry) => {
    const kind = page.site.feeds?.entryKind(entry) ?? 'other';
    const id = page.site.entryId(entry) ?? ids.get(entry) ?? `other ${ids.size}`;
    ids.set(entry, id);
    if (kind === 'pinned' || kind === 'gap') return { id, kind };
    const receivedAt = receivedAtOf(id);
    const eventAt = eventTimeOf(page, entry);
    if (kind === 'other' || receivedAt === undefined || eventAt === undefined) return { id, kind: 'unknown' };
    return { id, kind: 'post', receivedAt, eventAt };
  };
}

/** When a post was written; a boost, when it was boosted, or as the person prefers, when its post was written. In ms. */
function eventTimeOf(page: Page, entry: Element): number | undefined {
  const id = page.site.entryId(entry) ?? '';
  const isByOriginal = page.settings().boostsBy === 'original';
  const status = page.memory.status(id);
  if (status) {
    const at = Date.parse((isByOriginal && status.reblog ? status.reblog : status).created_at);
    return Number.isNaN(at) ? undefined : at;
  }
  const read = page.site.readEntry(entry);
  return read?.isReblog && !isByOriginal ? receivedAtOf(id) : read?.createdAt;
}

/** What stands on a post that is shown where it was received. A boost of an old post did not come late. */
function noteOn({ memory }: Page, item: TimelineItem): string {
  if (item.kind !== 'post') return '';
  const length = durationText(item.receivedAt - item.eventAt);
  const isBoost = memory.status(item.id)?.reblog !== undefined;
  return i18n.t(isBoost ? 'order.shownAsBoosted' : 'order.shownAsReceived', [length]);
}
