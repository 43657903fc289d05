/** Says beside handles whose domain the person blocked just now: what the page was sent from there before stays on it. */
import { drawMark, removeMarks } from '../page/draw-marks';
import { i18n } from '../page/i18n';
import { marksFor } from '../rules/account-marks';
import type { Spot } from '../sites/site-adapter';
import { type NewBlock, newBlocks } from '../storage/items';
import { readInPage, watchInPage } from '../storage/read-in-page';
import type { Feature } from './feature';

const ownBlock: Feature = {
  id: 'own-block',
  needs: 'handles',
  start(page, signal) {
    const { homeDomain } = page;
    const item = newBlocks(page.document.location.origin);
    const text = i18n.t('blocked.byYou');
    const mark = { text, label: text };
    let blocked: ReadonlySet<string> = new Set();
    const draw = (spot: Spot) => {
      const { isBlocked } = marksFor({
        acct: spot.acct,
        homeDomain,
        blocked,
        settings: page.settings().marks,
      });
      drawMark(page, spot, 'blocked', isBlocked ? mark : undefined);
    };
    const use = (list: readonly NewBlock[]) => {
      const wasAny = blocked.size > 0;
      blocked = new Set(list.map(({ domain }) => domain));
      if (!signal.aborted && (wasAny || blocked.size > 0)) page.spots().forEach(draw);
    };
    page.onSpots((spot) => {
      if (blocked.size > 0) draw(spot);
    }, signal);
    watchInPage(item, use, signal);
    void readInPage<[readonly NewBlock[]]>([item]).then(([list]) => use(list));
    signal.addEventListener('abort', () => removeMarks(page.document, 'blocked'));
  },
};

export default ownBlock;
