/** The line in a column's header that says which order one is looking at. */
import { i18n } from './i18n';
import type { OrderedFeed } from './ordered-feed';
import { createOwn } from './own-nodes';
import type { Page } from './page';

const CLASS = 'sluice-order-line';

/** Draws the line for as long as the feed is in order. */
export function drawOrderLine(page: Page, list: OrderedFeed): void {
  const line = createOwn(page.document, 'div', CLASS);
  line.append(createOwn(page.document, 'span', '', i18n.t('order.line')));
  const draw = () => {
    if (line.isConnected) return;
    const slot = page.site.feeds?.headerSlot(list.feed);
    slot?.append(line);
  };
  // The page draws its headers anew when it likes to.
  page.onDrawn(draw, list.signal);
  list.signal.addEventListener('abort', () => line.remove());
  lines.set(list, line);
}

const lines = new WeakMap<OrderedFeed, HTMLElement>();

/** The line of a list, for what else has to stand there. */
export function orderLineOf(list: OrderedFeed): HTMLElement | undefined {
  return lines.get(list);
}
