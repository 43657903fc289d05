/** Says beside handles whose domain the person blocked just now: what the page was sent from there before stays on it. */
import { i18n } from '../page/i18n';
import { marksFor } from '../rules/account-marks';
import { type NewBlock, newBlocks } from '../storage/items';
import { followInPage } from '../storage/read-in-page';
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
    const use = (list: readonly NewBlock[]) => {
      const wasAny = blocked.size > 0;
      blocked = new Set(list.map(({ domain }) => domain));
      if (!signal.aborted && (wasAny || blocked.size > 0)) page.markAnew();
    };
    page.markAccounts(
      'blocked',
      (acct) => marksFor({ acct, homeDomain, blocked, settings: page.settings().marks }).isBlocked && mark,
      signal,
    );
    followInPage(item, use, signal);
  },
};

export default ownBlock;
