/** Shows timelines in the order in which their posts were written. */
import { receivedAtOf } from '../fediverse/snowflake';
import { applyOrder, removeOrder } from '../page/apply-order';
import type { Page } from '../page/page';
import type { Feature } from './feature';

const writtenOrder: Feature = {
  id: 'written-order',
  unavailable: (page) =>
    page.site.selfCheck(page.document).includes('feeds') ? 'layout-unknown' : undefined,
  start(page, signal) {
    const orderAll = () => {
      for (const feed of page.document.querySelectorAll(page.site.feedSelector)) orderFeed(page, feed);
    };
    page.onDrawn(orderAll, signal);
    page.onSettings(orderAll, signal);
    page.memory.onNews(orderAll, signal);
    signal.addEventListener('abort', () => {
      for (const feed of page.document.querySelectorAll(page.site.feedSelector))
        removeOrder(feed, page.site.entrySelector);
    });
  },
};

export default writtenOrder;

function orderFeed(page: Page, feed: Element): void {
  const kind = page.site.feedKind(feed);
  if (!kind || page.settings().order[kind] === 'server') {
    removeOrder(feed, page.site.entrySelector);
    return;
  }
  const entries = [...feed.querySelectorAll(`:scope > ${page.site.entrySelector}`)];
  const times = new Map(entries.map((entry) => [entry, eventTimeOf(page, entry)]));
  // An entry without a time stays where the server put it: nothing is ordered around it then.
  if ([...times.values()].includes(undefined)) return;
  applyOrder(
    feed,
    entries.toSorted((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0)),
  );
}

/** When an entry was written or, for a boost, boosted: in ms, never later than it was received. */
function eventTimeOf(page: Page, entry: Element): number | undefined {
  const id = page.site.entryId(entry);
  if (id === undefined) return undefined;
  const receivedAt = receivedAtOf(id);
  const known = page.memory.status(id);
  const read = known ? undefined : page.site.readEntry(entry);
  const createdAt = known ? Date.parse(known.created_at) : read?.isReblog ? receivedAt : read?.createdAt;
  if (createdAt === undefined) return undefined;
  return Math.min(createdAt, receivedAt ?? createdAt);
}
