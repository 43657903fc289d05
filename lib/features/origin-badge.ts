/** Says beside every handle which network it came from, when that is not an ordinary server. */
import { drawBadge, removeBadges } from '../page/draw-badge';
import { marksFor } from '../rules/account-marks';
import type { Feature } from './feature';

const originBadge: Feature = {
  id: 'origin-badge',
  unavailable: (page) =>
    page.site.selfCheck(page.document).includes('posts') ? 'layout-unknown' : undefined,
  start(page, signal) {
    const { homeDomain } = page;
    page.onSpots((spot) => {
      const settings = page.settings().marks;
      drawBadge(spot, marksFor({ acct: spot.acct, homeDomain, settings }).badge);
    }, signal);
    signal.addEventListener('abort', () => removeBadges(page.document));
  },
};

export default originBadge;
