/** How Mastodon's web UI draws its feeds, 4.3 to 4.7-alpha, vanilla and glitch flavour (checked 2026-11-23). */
import type { EntryKind, FeedFacts } from './feed-facts';

const COLUMN_HEADER = '.column-header__wrapper';

export const mastodonFeeds: FeedFacts = {
  timelineOf(feed) {
    const { location } = feed.ownerDocument;
    const column = columnOfDeck(feed);
    if (!column) return location.pathname.replace(/^\/deck(?=\/)/, '');
    if (column.querySelector('.column-header__icon.icon-home')) return '/home';
    // In the advanced layout nothing but the title says which list or hashtag a column shows; the rest of the header changes.
    return `deck:${column.querySelector('.column-header__title')?.textContent ?? location.pathname}`;
  },
  entryKind(entry): EntryKind {
    const id = entry.getAttribute('data-id') ?? '';
    if (/^\d+$/.test(id)) return 'post';
    if (id.startsWith('f-')) return 'pinned';
    return id.startsWith('gap:') ? 'gap' : 'other';
  },
  // The button is there, though invisible while a page is being loaded, for as long as there is more.
  isComplete(feed) {
    let last = feed.lastElementChild;
    while (last && last.localName !== 'article' && !last.matches('.load-more:not(.load-gap)'))
      last = last.previousElementSibling;
    return last?.localName !== 'button';
  },
  // Not by what styles say: up to 4.3 an element around the feed looks as if it scrolled, and does not.
  scrollerOf(feed) {
    const { scrollingElement, documentElement } = feed.ownerDocument;
    const own = columnOfDeck(feed) && feed.closest('.scrollable');
    return own ?? scrollingElement ?? documentElement;
  },
  focusTarget: (entry) => entry.querySelector<HTMLElement>('.focusable') ?? undefined,
  headerSlot(feed) {
    const column = columnOfDeck(feed);
    if (column) return column.querySelector(COLUMN_HEADER) ?? column;
    const bar = feed.ownerDocument.querySelector('#tabs-bar__portal');
    return bar?.querySelector(COLUMN_HEADER) ?? bar ?? undefined;
  },
  firstWords(entry) {
    const warning = entry.querySelector('.content-warning');
    const words =
      warning?.querySelector('p, span') ?? warning ?? entry.querySelector('.status__content__text');
    return words?.textContent?.trim() ?? '';
  },
  // They did until 4.4 (`features/ui/index.jsx`, keyMap); since 4.5 they are the browser's (`components/hotkeys`), and
  // since 4.5 the link at a name carries the account's id.
  arrowKeysMove: (feed) => feed.querySelector('.status__info .status__display-name:not([data-id])') !== null,
  postPath: (acct, id) => `/@${acct}/${id}`,
};

/** The column that a feed stands in, in the advanced layout. */
function columnOfDeck(feed: Element): Element | undefined {
  if (!feed.ownerDocument.body.classList.contains('layout-multiple-columns')) return undefined;
  return feed.closest('.column') ?? undefined;
}
