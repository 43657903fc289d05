/** Mastodon's own web UI, 4.3 to 4.7-alpha (checked 2026-11-23). */
import { parseDomain } from '../../fediverse/domain-name';
import { selfCheck } from '../mastodon/self-check';
import { spots } from '../mastodon/spots';
import { POST_TIME, readEntry, readTime, TIME } from '../mastodon/times';
import { mastodonFeeds } from '../mastodon-feeds';
import type { FeedKind, SiteAdapter } from '../site-adapter';

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
  claims: (document) => isMastodon(document) && !isGlitchFlavour(document),
  homeDomain: (document) => parseDomain(document.location.hostname),
  selfCheck,
  spots,
  timeSelector: TIME,
  postTimeSelector: POST_TIME,
  readTime,
  pictureSelector: '.media-gallery__item',
  pictureIn: (item) =>
    item.querySelector('.media-gallery__item-thumbnail img[alt], video[aria-label]') ?? undefined,
  // A CSS module from 4.6 on.
  profileTextSelector:
    '.limited-account-hint, .account__header__bio, [class*="account_header__bioButtonsWrapper"]',
  profileAcct: (document) => /^(?:\/deck)?\/@([^/]+)/.exec(document.location.pathname)?.[1],
  openPostSelector: '.detailed-status',
  openStatusId: (document) => /\/@[^/]+\/(\d+)/.exec(document.location.pathname)?.[1],
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
  entryId: (entry) => /^\d+$/.exec(entry.getAttribute('data-id') ?? '')?.[0],
  readEntry,
  feeds: mastodonFeeds,
};

export default mastodon;

/** The app's root element, in all versions; embeds and the pages of the settings have none. */
export function isMastodon(document: Document): boolean {
  return document.querySelector('div#mastodon.app-holder[data-props]') !== null;
}

/** `data-user-flavour` from 4.6 on, before that a class. A glitch server may show the vanilla flavour. */
export function isGlitchFlavour(document: Document): boolean {
  const flavour = document.documentElement.getAttribute('data-user-flavour');
  return flavour !== null ? flavour === 'glitch' : document.body.classList.contains('flavour-glitch');
}
