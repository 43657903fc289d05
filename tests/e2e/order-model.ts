/** What a timeline in written order has to look like, computed from the server's data, and what it does look like. */
import type { TimelineItem } from '../../lib/rules/timeline-order';
import { modelOrder } from '../../lib/rules/timeline-order/testing';
import { type Settings, settings } from '../../lib/storage/items';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { expect, pause, type TestPage, waitFor } from './harness';
import { storeSettings } from './store-settings';

interface DrawnEntry {
  readonly id: string;
  readonly top: number;
  readonly isSeen: boolean;
  /** As screen readers are told it. */
  readonly position: number;
}

export interface DrawnFeed {
  /** As the document has them: the server's order. */
  readonly entries: readonly DrawnEntry[];
  readonly isComplete: boolean;
}

/** The feed as it is drawn; with several columns, the one of this index. */
export function drawnFeed(page: TestPage, index = 0): Promise<DrawnFeed> {
  return page.evaluate((feedIndex) => {
    const feed = document.querySelectorAll('.item-list[role="feed"]')[feedIndex];
    const entries = [...(feed?.querySelectorAll<HTMLElement>(':scope > article') ?? [])].map((article) => ({
      id: article.dataset['id'] ?? '',
      top: article.getBoundingClientRect().top,
      isSeen: getComputedStyle(article).visibility !== 'hidden',
      position: Number(article.ariaPosInSet),
    }));
    return { entries, isComplete: !feed?.querySelector(':scope > .load-more:not(.load-gap)') };
  }, index);
}

/** Ids from top to bottom, by where the browser has put them. */
export function seenOrder(feed: DrawnFeed): string[] {
  return seenBy(feed, 'top');
}

/** Ids of what is seen, by the positions that screen readers are told. */
export function toldOrder(feed: DrawnFeed): string[] {
  return seenBy(feed, 'position');
}

function seenBy({ entries }: DrawnFeed, place: 'top' | 'position'): string[] {
  return entries
    .filter(({ isSeen }) => isSeen)
    .toSorted((a, b) => a[place] - b[place])
    .map(({ id }) => id);
}

type BoostsBy = Settings['boostsBy'];

/** Ids from top to bottom, as they have to stand by the server's data. */
export function expectedOrder(
  { world }: Sandbox,
  { entries, isComplete }: DrawnFeed,
  boostsBy: BoostsBy = 'boost',
): string[] {
  const items = entries.map(({ id }): TimelineItem => {
    if (id.startsWith('gap:')) return { id, kind: 'gap' };
    if (!/^\d+$/.test(id)) return { id, kind: id.startsWith('f-') ? 'pinned' : 'unknown' };
    const post = world.post(id);
    const { createdAt } = boostsBy === 'original' && post.reblogOfId ? world.post(post.reblogOfId) : post;
    return { id, kind: 'post', receivedAt: Number(BigInt(id) >> 16n), eventAt: createdAt };
  });
  return modelOrder(items, isComplete);
}

/** Waits until the feed stands in the order that the server's data asks for. */
export async function expectWrittenOrder(
  page: TestPage,
  sandbox: Sandbox,
  { index = 0, boostsBy = 'boost' }: { index?: number; boostsBy?: BoostsBy } = {},
): Promise<DrawnFeed> {
  let drawn = await drawnFeed(page, index);
  const isRight = async () => {
    drawn = await drawnFeed(page, index);
    return seenOrder(drawn).join() === expectedOrder(sandbox, drawn, boostsBy).join();
  };
  await waitFor('the order', isRight, 4000).catch(() => undefined);
  expect(seenOrder(drawn)).toEqual(expectedOrder(sandbox, drawn, boostsBy));
  return drawn;
}

/** Scrolls to the end until that many posts are loaded. */
export async function loadPosts(page: TestPage, count: number): Promise<void> {
  await waitFor(
    `${count} posts`,
    async () => {
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      return (await drawnFeed(page)).entries.length >= count;
    },
    60_000,
  );
}

export function scrollTo(page: TestPage, top: number): Promise<void> {
  return page.evaluate((position) => window.scrollTo(0, position), top);
}

const HOUR = 3_600_000;

/** Pushes posts, one every so many ms or all at once, every second one late by up to 48 hours; gives their ids. */
export async function pushMany(sandbox: Sandbox, count: number, everyMs = 5): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    // Most of them minutes or hours, some more than a day.
    const lateMs = index % 2 === 0 ? 0 : (((index * 37) % 97) / 97) ** 3 * 48 * HOUR;
    ids.push(sandbox.pushStatus({ lateMs }).id);
    if (everyMs > 0) await pause(everyMs);
  }
  return ids;
}

export async function hasPost(page: TestPage, id: string | undefined, index = 0): Promise<boolean> {
  return (await drawnFeed(page, index)).entries.some((entry) => entry.id === id);
}

/** Stores other orders of the timelines, as the popup does; those that are not named are as by default. */
export function storeOrder(extension: TestPage, order: Partial<Settings['order']>): Promise<void> {
  return storeSettings(extension, { order: { ...settings.fallback.order, ...order } });
}

/** What is left of an order on a page. */
export function orderTraces(page: TestPage): Promise<number> {
  return page.evaluate(
    () =>
      document.querySelectorAll(
        '[data-sluice-ordered], [data-sluice-held], [data-sluice-very-late], [aria-owns*="sluice"], [id^="sluice-entry"], .sluice-order-line, article[style*="top"]',
      ).length,
  );
}
