/** Where Mastodon's web UI shows accounts (4.3 to 4.7-alpha, vanilla and glitch; looked at on the built UIs on 2026-11-23). */
import type { SpotFacts, SpotRule } from '../site-adapter';
import { accountIdOf, acctInText, acctOf, handleIn } from './handles';

/** A post in a list, on a thread page, in a notification, in a dialog: the same markup in all versions. */
export const STATUS = '.status[data-id]';

export const spots: readonly SpotRule[] = [
  {
    // `div` in vanilla, `header` in glitch. Pinned posts, quotes and search results too.
    surface: 'status',
    isInPosts: true,
    look: 'row',
    selector: '.status__info',
    read(info) {
      const name = info.querySelector('.status__display-name');
      return { ...namedBy(name ?? info), anchor: name };
    },
    statusId: (info) => info.closest(STATUS)?.getAttribute('data-id') ?? undefined,
  },
  {
    surface: 'detailed',
    look: 'corner',
    selector: '.detailed-status > .detailed-status__display-name',
    read: namedBy,
    statusId: detailedId,
  },
  // Who boosted, and to whom a post replies. 4.3's glitch has neither path nor title there: only the account's id.
  {
    // Searched without its link: browsers are some ten times slower at finding one within the other.
    surface: 'prepend',
    isInPosts: true,
    look: 'line',
    selector: '.status__prepend',
    read(prepend) {
      const link = prepend.querySelector('a');
      return link ? { ...namedBy(link), anchor: link } : {};
    },
  },
  {
    // A link in 4.4, from 4.5 on a sentence that ends in the handle.
    surface: 'nested-quote',
    isInPosts: true,
    look: 'link',
    selector: '.status__quote-author-button',
    read: (button) => ({ acct: acctOf(button) ?? acctInSentence(button) }),
  },
  {
    // `.notification-group__avatar-group` in 4.3, `.avatar-group` later.
    surface: 'notification-avatar',
    look: 'avatar',
    selector: '.avatar-group a, .notification-group__avatar-group a',
    read: namedBy,
  },
  {
    surface: 'notification-label',
    look: 'line',
    selector: '.notification-group__main__header__label a, .notification-ungrouped__header a',
    read: namedBy,
  },
  {
    surface: 'notification-status',
    look: 'row',
    selector: '.notification-group__embedded-status__account',
    read: (account) => ({ acct: handleIn(account), anchor: account.querySelector('.display-name') }),
  },
  { surface: 'request', look: 'row', selector: '.notification-request__link', read: namedBy },
  { surface: 'conversation', look: 'line', selector: '.conversation__content__names a', read: namedBy },
  {
    // Up to 4.5. The first `span` holds `@user` and, from 4.3 on, an invisible `@domain`; a button may follow it.
    surface: 'profile',
    look: 'row',
    selector: '.account__header__tabs__name small',
    read: (small) => ({
      acct: small.firstElementChild ? acctInText(small.firstElementChild) : undefined,
      anchor: small.lastElementChild,
    }),
  },
  {
    // From 4.6 on: a CSS module, named after its folder. The handle is a button as wide as its text; room is by the name.
    surface: 'profile',
    look: 'over',
    selector: '[class*="account_header__handle"]',
    read: (handle) => ({
      acct: acctInText(handle),
      anchor: handle.parentElement?.querySelector('h1'),
    }),
  },
  {
    // Search results, boosters, favouriters, blocked, muted; follow lists up to 4.5. 4.3 has no `info-wrapper`.
    surface: 'account',
    look: 'tight',
    selector: '.account__display-name',
    read: (name) => ({ ...namedBy(name), anchor: name.closest('.account__info-wrapper') }),
  },
  {
    // Follow lists and featured accounts from 4.6 on. The line of the handle has no room; that of the name has.
    surface: 'account',
    look: 'over',
    selector: '[class*="account_list_item__handle"]',
    read: (handle) => ({
      acct: acctInText(handle),
      anchor: handle.parentElement?.parentElement?.querySelector('h3 a'),
    }),
  },
  { surface: 'follow-request', look: 'corner', selector: '.account-authorize > a', read: namedBy },
  { surface: 'directory', look: 'corner', selector: '.account-card__permalink', read: namedBy },
  {
    // 4.3, then 4.4 and later.
    surface: 'suggestion',
    look: 'row',
    selector: '.explore__suggestions__card__body__main__name-button__name, .explore-suggestions-card__link',
    read: namedBy,
  },
  {
    // The widget in the home timeline.
    surface: 'suggestion',
    look: 'above',
    selector: '.inline-follow-suggestions__body__scrollable__card__text-stack a',
    read: namedBy,
  },
  { surface: 'hover-card', look: 'corner', selector: '.hover-card__name', read: namedBy },
  // An option of a list box may hold no button.
  { surface: 'compose', look: 'link', selector: '.autosuggest-account', read: namedBy },
  {
    surface: 'compose',
    look: 'corner',
    selector: '.reply-indicator__main > .detailed-status__display-name',
    read: namedBy,
  },
  // Post texts and profiles. Hashtags have the class too, but lead to no account.
  { surface: 'mention', isInPosts: true, look: 'link', selector: 'a.mention', read: namedBy },
  {
    // Below the preview of a link, and in the news.
    surface: 'link-author',
    isInPosts: true,
    look: 'line',
    selector: '.story__details__shared__author-link',
    read: namedBy,
  },
  { surface: 'domain-block', look: 'link', selector: '.domain__domain-name', read: namedDomain },
  {
    // "Block user?" and "Block domain?": `@acct`, or a domain, in a `div` up to 4.5 and a `p` from 4.6 on.
    surface: 'dialog',
    look: 'link',
    selector: '.safety-action-modal__header h1+*',
    read: (line) => ({ acct: acctInText(line) ?? namedDomain(line).acct }),
  },
];

function namedBy(element: Element): SpotFacts {
  const acct = acctOf(element);
  return acct === undefined ? { accountId: accountIdOf(element) } : { acct };
}

/** A domain alone, as the account of nobody there. */
function namedDomain(element: Element): SpotFacts {
  const domain = element.textContent?.trim() ?? '';
  return { acct: /^[^\s@/]+\.[^\s@/]+$/.test(domain) ? `_@${domain}` : undefined };
}

function acctInSentence(element: Element): string | undefined {
  return /@([^\s@/]+@[^\s@/]+\.[^\s@/.]+)/.exec(element.textContent ?? '')?.[1];
}

/** Nothing of a detailed post holds its id in all flavours; a quote inside it has one of its own. */
function detailedId(element: Element): string | undefined {
  return /^(?:\/deck)?\/@[^/]+\/(\d+)/.exec(element.ownerDocument.location.pathname)?.[1];
}
