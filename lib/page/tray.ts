/** The trays of the lists that are in written order: what is late, what was seen, and the way to each post. */
import { plainText } from '../fediverse/plain-text';
import { send } from '../messaging/client';
import { durationText } from '../rules/duration';
import type { TimelineItem } from '../rules/timeline-order';
import { type Arrival, Tray } from '../rules/tray';
import { i18n } from './i18n';
import { orderLineOf } from './order-line';
import type { OrderedFeed } from './ordered-feed';
import type { Page } from './page';
import { timelineListsOf } from './timeline-lists';
import { createTrayView, type TrayEntry } from './tray-view';
import { watchSeen } from './watch-seen';

/** On the entry that a jump has led to. */
const LANDED = 'data-sluice-landed';
const LANDED_MS = 5000;
/** What was seen is told to the background in batches. */
const TELL_AFTER_MS = 1500;
const FIRST_WORDS = 80;

/** Gives every list that is in written order its tray until the signal aborts. */
export function runTrays(page: Page, signal: AbortSignal): void {
  const memories = new Map<string, Promise<TrayMemory>>();
  timelineListsOf(page.document).onList((list) => {
    const { timeline } = list;
    const memory = memories.get(timeline) ?? recall(timeline, signal);
    memories.set(timeline, memory);
    const listSignal = AbortSignal.any([signal, list.signal]);
    memory.then((known) => {
      if (!listSignal.aborted) runTray(page, list, known, listSignal);
    }, reportLost);
  }, signal);
}

interface TrayMemory {
  readonly tray: Tray;
  /** Words of late posts, read while the page still had them. */
  readonly words: Map<string, string>;
  /** Soon, with what else there is to tell. */
  tell(kind: 'seen' | 'waiting', ids: readonly string[]): void;
}

async function recall(timeline: string, signal: AbortSignal): Promise<TrayMemory> {
  const remembered = await send('recallPosts', { timeline });
  const tray = new Tray(remembered.ok ? remembered.value : { waitingIds: [] });
  let news: { seen: string[]; waiting: string[] } = { seen: [], waiting: [] };
  let timer = 0;

  function tell(): void {
    window.clearTimeout(timer);
    timer = 0;
    const { seen, waiting } = news;
    if (seen.length === 0 && waiting.length === 0) return;
    send('rememberPosts', { timeline, seen, waiting }).catch(reportLost);
    news = { seen: [], waiting: [] };
  }
  window.addEventListener('pagehide', tell, { signal });
  signal.addEventListener('abort', tell);

  return {
    tray,
    words: new Map(),
    tell(kind, ids) {
      news[kind].push(...ids);
      timer ||= window.setTimeout(tell, TELL_AFTER_MS);
    },
  };
}

function runTray(page: Page, list: OrderedFeed, memory: TrayMemory, signal: AbortSignal): void {
  const line = orderLineOf(list);
  const { feeds } = page.site;
  if (!line || !feeds) return;
  const { tray, words } = memory;
  const view = createTrayView(line, { entryOf, jump, markAllSeen }, signal);
  const lookSoon = watchSeen(
    page.document,
    list.shown,
    (entries) => see(entries.flatMap((entry) => list.idOf(entry) ?? [])),
    signal,
  );
  const firstVisit = i18n.t('tray.firstVisit');
  const blind = i18n.t('tray.blind');
  let loadedFrom = Number.POSITIVE_INFINITY;

  function meet(came: readonly TimelineItem[]): void {
    const arrivals = came.flatMap((item) => arrivalOf(item) ?? []);
    loadedFrom = Math.min(loadedFrom, ...arrivals.map(({ receivedAt }) => receivedAt));
    const late = tray.meet(arrivals);
    for (const { id } of late) {
      const entry = list.entry(id);
      if (entry && feeds) words.set(id, plainText(feeds.firstWords(entry), FIRST_WORDS));
    }
    memory.tell(
      'waiting',
      late.map(({ id }) => id),
    );
    lookSoon();
  }

  function arrivalOf(item: TimelineItem): Arrival | undefined {
    const placement = list.placement(item.id);
    if (item.kind !== 'post' || !placement) return undefined;
    const { placedAt } = placement;
    // A boost of an old post is no news that came late.
    const isVeryLate = placement.isVeryLate && page.memory.status(item.id)?.reblog === undefined;
    return { id: item.id, receivedAt: item.receivedAt, placedAt, isVeryLate };
  }

  function see(ids: readonly string[]): void {
    memory.tell('seen', tray.see(ids));
    draw();
  }

  function markAllSeen(): void {
    see(tray.waiting().map(({ id }) => id));
  }

  function jump(id: string): boolean {
    const entry = list.reveal(id);
    if (!entry) return false;
    entry.scrollIntoView({ block: 'center' });
    feeds?.focusTarget(entry)?.focus({ preventScroll: true });
    entry.setAttribute(LANDED, '');
    window.setTimeout(() => entry.removeAttribute(LANDED), LANDED_MS);
    see([id]);
    return true;
  }

  function draw(): void {
    const isBlind = tray.isBlindBefore(loadedFrom);
    view.draw({ waiting: tray.waiting(), note: tray.isFirstVisit ? firstVisit : isBlind ? blind : '' });
  }

  function entryOf({ id, receivedAt, placedAt }: Arrival): TrayEntry {
    const item = list.item(id);
    const status = page.memory.status(id);
    const { acct = '' } = status?.reblog?.account ?? status?.account ?? {};
    const lateMs = receivedAt - (item?.kind === 'post' ? item.eventAt : placedAt);
    return {
      id,
      author: acct && `@${acct}`,
      words: words.get(id) ?? '',
      late: i18n.t('tray.late', [durationText(lateMs)]),
      path: feeds?.postPath(acct, id) ?? '',
    };
  }

  list.onChange((came, deleted) => {
    meet(came);
    tray.forget(deleted);
    draw();
  });
  signal.addEventListener('abort', () => {
    for (const entry of page.document.querySelectorAll(`[${LANDED}]`)) entry.removeAttribute(LANDED);
  });
}

/** The extension was updated or removed under an open page: the tray goes on without a memory. */
function reportLost(error: unknown): void {
  console.debug('Sluice', error);
}
