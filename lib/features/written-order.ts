/** Shows timelines in the order in which their posts were written. */
import { runKeyboardOrder } from '../page/keyboard-order';
import { drawOrderLine } from '../page/order-line';
import { reasonAgainstOrder, runTimelineLists, timelineListsOf } from '../page/timeline-lists';
import type { Feature } from './feature';

const writtenOrder: Feature = {
  id: 'written-order',
  needs: 'feeds',
  unavailable: reasonAgainstOrder,
  start(page, signal) {
    const lists = timelineListsOf(page.document);
    lists.onList((list) => drawOrderLine(page, list), signal);
    runTimelineLists(page, signal);
    if (page.site.feeds) runKeyboardOrder(page.document, page.site.feeds, lists, signal);
  },
};

export default writtenOrder;
