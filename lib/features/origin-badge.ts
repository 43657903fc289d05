/** Says beside every handle which network it came from, when that is not an ordinary server. */
import { i18n } from '#i18n';
import { requestCard } from '../page/card/request-card';
import { drawMark, type Mark, removeMarks } from '../page/draw-marks';
import { type Badge, marksFor } from '../rules/account-marks';
import type { Feature } from './feature';

const originBadge: Feature = {
  id: 'origin-badge',
  unavailable: (page) =>
    page.site.selfCheck(page.document).includes('handles') ? 'layout-unknown' : undefined,
  start(page, signal) {
    const { homeDomain } = page;
    /** By the badge's name: browsers take long to look a text up, and a page shows the same few names all over. */
    const labels = new Map<string, string>();
    const labelOf = (name: string) => {
      const label = labels.get(name) ?? i18n.t('badge.label', [name]);
      labels.set(name, label);
      return label;
    };
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
