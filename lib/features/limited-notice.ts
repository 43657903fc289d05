/** Says beside handles, and where a profile is hidden, that the person's own server limits the domain or the account. */
import { i18n } from '#i18n';
import { domainOfAcct } from '../fediverse/acct';
import { send } from '../messaging/client';
import { requestCard } from '../page/card/request-card';
import { drawHint, removeHints } from '../page/draw-hint';
import { drawMark, type Mark, removeMarks } from '../page/draw-marks';
import { createLimitLookup } from '../page/limit-lookup';
import type { Page } from '../page/page';
import { type LimitedMark, marksFor } from '../rules/account-marks';
import type { Spot } from '../sites/site-adapter';
import { type ServerLimits, serverLimits } from '../storage/items';
import { readInPage, watchInPage } from '../storage/read-in-page';
import type { Feature } from './feature';

const limitedNotice: Feature = {
  id: 'limited-notice',
  needs: 'handles',
  start(page, signal) {
    const item = serverLimits(page.document.location.origin);
    const lookup = createLimitLookup(drawAll);
    const limitedOf = (acct: string) => {
      const domain = domainOfAcct(acct, page.homeDomain);
      return domain && limited(page, acct, lookup.limitOf(domain));
    };
    const draw = (spot: Spot) => {
      if (spot.acct === '') return;
      drawMark(spot, 'limited', markOf(limitedOf(spot.acct)), (button, now) =>
        requestCard(page, now, button),
      );
    };
    const { limitedHintSelector } = page.site;
    const drawNotice = (notice: Element) => {
      const acct = page.site.profileAcct(page.document);
      drawHint(notice, acct && hintText(page, acct, limitedOf(acct)));
    };
    function drawAll(): void {
      if (signal.aborted) return;
      page.spots().forEach(draw);
      page.document.querySelectorAll(limitedHintSelector).forEach(drawNotice);
    }
    const use = ({ blocks }: ServerLimits) => {
      lookup.use(blocks);
      drawAll();
    };
    page.onSpots(draw, signal);
    page.onElements(limitedHintSelector, drawNotice, signal);
    page.memory.onNews(({ limitsChanged }) => {
      if (limitsChanged) drawAll();
    }, signal);
    watchInPage(item, use, signal);
    void readInPage<[ServerLimits]>([item]).then(([limits]) => use(limits));
    // Asked at most once a day; the answer comes by the storage.
    void send('refreshServerLimits', null);
    signal.addEventListener('abort', () => {
      removeMarks(page.document, 'limited');
      removeHints(page.document);
    });
  },
};

export default limitedNotice;

type DomainLimit = Parameters<typeof marksFor>[0]['domainLimit'];

function limited(
  { homeDomain, memory, settings }: Page,
  acct: string,
  domainLimit: DomainLimit,
): LimitedMark | undefined {
  const account = memory.account(acct);
  return marksFor({
    acct,
    homeDomain,
    settings: settings().marks,
    ...(account && { account }),
    ...(domainLimit && { domainLimit }),
  }).limited;
}

function markOf(limit: LimitedMark | undefined): Mark | undefined {
  if (!limit) return undefined;
  const text = limit.severity === 'suspend' ? i18n.t('limited.suspended') : i18n.t('limited.limited');
  return { text, label: limit.reason ? i18n.t('limited.withReason', [text, limit.reason]) : text };
}

/** On a hidden profile: whether the server or only the account is limited, and the public reason. */
function hintText({ homeDomain }: Page, acct: string, limit: LimitedMark | undefined): string | undefined {
  const domain = domainOfAcct(acct, homeDomain);
  if (!limit || !domain) return undefined;
  if (limit.by === 'account') return i18n.t('limited.accountOnly', [domain]);
  return i18n.t('limited.wholeDomain', [domain, limit.reason ?? i18n.t('limited.noReason')]);
}
