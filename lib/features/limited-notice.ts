/** Says beside handles, on profiles and in threads what the person's own server limits: the domain or the account. */
import { domainOfAcct } from '../fediverse/acct';
import { send } from '../messaging/client';
import { drawHint, HINT } from '../page/draw-hint';
import type { Mark } from '../page/draw-marks';
import { i18n } from '../page/i18n';
import { createLimitLookup } from '../page/limit-lookup';
import { limitText } from '../page/limit-text';
import { removeOwn } from '../page/own-nodes';
import type { Page } from '../page/page';
import { remembered } from '../page/remembered';
import { type LimitedMark, marksFor } from '../rules/account-marks';
import { type ServerLimits, serverLimits } from '../storage/items';
import { followInPage } from '../storage/read-in-page';
import type { Feature } from './feature';

const limitedNotice: Feature = {
  id: 'limited-notice',
  needs: 'handles',
  start(page, signal) {
    const item = serverLimits(page.document.location.origin);
    let limits = item.fallback;
    const lookup = createLimitLookup(drawAll);
    const readLimit = (acct: string) => {
      const domain = domainOfAcct(acct, page.homeDomain);
      return domain && limited(page, acct, lookup.limitOf(domain));
    };
    const { site, document } = page;
    const drawOnProfile = (place: Element) => {
      const acct = site.profileAcct(document);
      const domain = acct && domainOfAcct(acct, page.homeDomain);
      // Whether it is the domain or the account, nobody knows before the list was asked for.
      const limit = acct && limits.status !== 'never' && readLimit(acct);
      drawHint(place, domain && limit ? limitText(domain, limit, limits.status === 'published') : undefined);
    };
    const drawOnThread = (post: Element) => {
      const id = site.openStatusId(document);
      drawHint(post, id && hiddenReplies(page, id, limits));
    };
    const drawHints = () => {
      document.querySelectorAll(site.profileTextSelector).forEach(drawOnProfile);
      document.querySelectorAll(site.openPostSelector).forEach(drawOnThread);
    };
    function drawAll(): void {
      if (signal.aborted) return;
      page.markAnew();
      drawHints();
    }
    const use = (list: ServerLimits) => {
      limits = list;
      lookup.use(list.blocks);
      drawAll();
    };
    page.markAccounts('limited', (acct) => markOf(readLimit(acct)), signal);
    page.onElements({ selector: site.profileTextSelector }, drawOnProfile, signal);
    page.onElements({ selector: site.openPostSelector }, drawOnThread, signal);
    page.memory.onNews(({ limitsChanged }) => {
      if (limitsChanged) drawAll();
      else if (site.openStatusId(document)) drawHints();
    }, signal);
    followInPage(item, use, signal);
    // Asked at most once a day; the answer comes by the storage.
    void send('refreshServerLimits', null);
    signal.addEventListener('abort', () => removeOwn(page.document, HINT));
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
  const text = severityText(limit.severity);
  return { text, label: limit.reason ? i18n.t('limited.withReason', [text, limit.reason]) : text };
}

const severityText = remembered((severity: LimitedMark['severity']) =>
  i18n.t(severity === 'suspend' ? 'limited.suspended' : 'limited.limited'),
);

/**
 * Mastodon hides replies of limited accounts from whoever does not follow them (`status_filter.rb`); of how many servers,
 * its public list says. Nothing before the replies have come, and where all
 * of them are there.
 */
function hiddenReplies({ memory }: Page, statusId: string, { blocks }: ServerLimits): string | undefined {
  const limited = blocks.filter(({ severity }) => severity === 'silence').length;
  const replies = memory.status(statusId)?.replies_count ?? 0;
  if (limited === 0 || !memory.hasThreadOf(statusId) || replies <= memory.repliesTo(statusId))
    return undefined;
  return limited === 1 ? i18n.t('limited.repliesOne') : i18n.t('limited.repliesMany', [String(limited)]);
}
