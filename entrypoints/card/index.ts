import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openCard } from '../../lib/page/card/open-card';
import { CARD_KEY } from '../../lib/page/card/request-card';

/** Run when a card is asked for the first time on a page: pages on which nobody does need not carry it. */
export default defineUnlistedScript(() => {
  Reflect.set(globalThis, CARD_KEY, openCard);
});
