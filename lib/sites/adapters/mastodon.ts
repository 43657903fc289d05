/** Mastodon's own web UI, 4.3 to 4.7-alpha (checked 2026-11-23). */
import { parseDomain } from '../../fediverse/domain-name';
import { mastodonFeeds } from '../mastodon-feeds';
import type { EntryFacts, FeedKind, SiteAdapter, Spot } from '../site-adapter';

/** A post in a list, on a thread page or inside a notification: the same markup in all versions. */
const STATUS = '.status[data-id]';
const HANDLE = '.display-name__account';

/** Which timeline stands at a path of the single-column layout; the advanced layout puts `/deck` in front. */
const PATHS: readonly (readonly [RegExp, FeedKind])[] = [
  [/^\/home$/, 'home'],
  [/^\/lists\/\d+$/, 'list'],
  [/^\/public(?:\/|$)/, 'live'],
  [/^\/tags\/[^/]+$/, 'hashtag'],
  [/^\/@[^/]+(?:\/with_replies)?$/, 'profile'],
];

/** Icon of a column's header in the advanced layout, where the path says nothing. */
const ICONS: readonly (readonly [string, FeedKind])[] = [
  ['.icon-home', 'home'],
  ['.icon-list-ul', 'list'],
  ['.icon-users, .icon-globe', 'live'],
  ['.icon-hashtag', 'hashtag'],
];

const mastodon: SiteAdapter = {
  id: 'mastodon',
  name: 'Mastodon',
  claims: (document) => document.querySelector('div#mastodon.app-holder[data-props]') !== null,
  homeDomain: (document) => parseDomain(document.location.hostname),
  selfCheck(document) {
    const feed = document.querySelector(mastodon.feedSelector);
    if (!feed) return [];
    const full = feed.querySelector('.status__info');
    return feed.querySelector('article') && full && !feed.querySelector(STATUS) ? ['posts', 'feeds'] : [];
  },
  spots: [{ surface: 'status', selector: '.status__info', read: readStatusInfo }],
  feedSelector: '.item-list[role="feed"]',
  entrySelector: 'article[data-id]',
  feedKind(feed) {
    const column = feed.closest('.column');
    const icon = column?.querySelector('.column-header__icon');
    const isDeck = feed.ownerDocument.body.classList.contains('layout-multiple-columns');
    if (isDeck && icon) return ICONS.find(([selector]) => icon.matches(selector))?.[1];
    const path = feed.ownerDocument.location.pathname.replace(/^\/deck/, '');
    return PATHS.find(([pattern]) => pattern.test(path))?.[1];
  },
  entryId(entry) {
    const id = entry.getAttribute('data-id');
    return id !== null && /^\d+$/.test(id) ? id : undefined;
  },
  readEntry,
  feeds: mastodonFeeds,
};

export default mastodon;

function readStatusInfo(info: Element): Omit<Spot, 'surface' | 'element'> | undefined {
  const acct = readHandle(info.querySelector(HANDLE));
  const statusId = info.closest(STATUS)?.getAttribute('data-id');
  return acct === undefined ? undefined : { acct, ...(statusId && { statusId }), slot: info };
}

function readEntry(entry: Element): EntryFacts | undefined {
  const status = entry.querySelector(STATUS);
  if (!status) return undefined;
  const acct = readHandle(status.querySelector(HANDLE));
  const time = status.querySelector('.status__relative-time time[datetime]');
  const createdAt = Date.parse(time?.getAttribute('datetime') ?? '');
  return {
    ...(acct !== undefined && { acct }),
    ...(Number.isFinite(createdAt) && { createdAt }),
    isReblog: status.getAttribute('data-id') !== entry.getAttribute('data-id'),
  };
}

function readHandle(element: Element | null): string | undefined {
  const text = element?.textContent?.trim();
  return text?.startsWith('@') && text.length > 1 ? text.slice(1) : undefined;
}
