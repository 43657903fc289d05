/** Says beside every handle which network it came from, when that is not an ordinary server. */
import type { Mark } from '../page/draw-marks';
import { i18n } from '../page/i18n';
import { remembered } from '../page/remembered';
import { type Badge, marksFor } from '../rules/account-marks';
import type { Feature } from './feature';

const originBadge: Feature = {
  id: 'origin-badge',
  needs: 'handles',
  start(page, signal) {
    page.markAccounts(
      'badge',
      (acct) => {
        const { badge } = marksFor({ acct, homeDomain: page.homeDomain, settings: page.settings().marks });
        return badge && markOf(badge);
      },
      signal,
    );
  },
};

export default originBadge;

function markOf({ name, networkId, colour }: Badge): Mark {
  return { text: name, label: labelOf(name), network: networkId ?? 'own', colour };
}

const labelOf = remembered((name: string) => i18n.t('badge.label', [name]));
