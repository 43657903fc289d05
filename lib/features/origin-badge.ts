/** Says beside every handle which network it came from, when that is not an ordinary server. */
import { i18n } from '#i18n';
import { requestCard } from '../page/card/request-card';
import { drawMark, type Mark, removeMarks } from '../page/draw-marks';
import { remembered } from '../page/remembered';
import { type Badge, marksFor } from '../rules/account-marks';
import type { Feature } from './feature';

const originBadge: Feature = {
  id: 'origin-badge',
  needs: 'handles',
  start(page, signal) {
    const { homeDomain } = page;
    const labelOf = remembered((name: string) => i18n.t('badge.label', [name]));
    page.onSpots((spot) => {
      const { badge } = marksFor({ acct: spot.acct, homeDomain, settings: page.settings().marks });
      drawMark(spot, 'badge', badge && markOf(badge, labelOf(badge.name)), (button, now) =>
        requestCard(page, now, button),
      );
    }, signal);
    signal.addEventListener('abort', () => removeMarks(page.document, 'badge'));
  },
};

export default originBadge;

function markOf({ name, networkId, colour }: Badge, label: string): Mark {
  return { text: name, label, network: networkId ?? 'own', colour };
}
