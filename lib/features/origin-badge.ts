/** Says beside every handle which network it came from, when that is not an ordinary server. */
import { drawMark, type Mark, removeMarks } from '../page/draw-marks';
import { i18n } from '../page/i18n';
import type { Page } from '../page/page';
import { remembered } from '../page/remembered';
import { type Badge, marksFor } from '../rules/account-marks';
import type { Feature } from './feature';

const originBadge: Feature = {
  id: 'origin-badge',
  needs: 'handles',
  start(page, signal) {
    let markOf = marksBy(page);
    // Called before anything is drawn by the new settings.
    page.onSettings(() => {
      markOf = marksBy(page);
    }, signal);
    page.onSpots((spot) => drawMark(page, spot, 'badge', markOf(spot.acct)), signal);
    signal.addEventListener('abort', () => removeMarks(page.document, 'badge'));
  },
};

export default originBadge;

/** The badge of each account by the settings as they are now. */
function marksBy({ homeDomain, settings }: Page): (acct: string) => Mark | undefined {
  const { marks } = settings();
  return remembered((acct: string) => {
    const { badge } = marksFor({ acct, homeDomain, settings: marks });
    return badge && markOf(badge);
  });
}

function markOf({ name, networkId, colour }: Badge): Mark {
  return { text: name, label: labelOf(name), network: networkId ?? 'own', colour };
}

const labelOf = remembered((name: string) => i18n.t('badge.label', [name]));
