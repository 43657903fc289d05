/** Finds out whether what we know of Mastodon's markup holds on the live page. */
import type { Need } from '../site-adapter';
import { accountIdOf, acctOf } from './handles';
import { STATUS } from './spots';
import { readTime, TIME } from './times';

/** Articles that are looked at: enough to meet one that is not emptied, few enough to cost nothing. */
const MOST_ARTICLES = 12;

/**
 * What does not hold. Only entries that hold a post in full can tell: those off screen are emptied, and a column may show
 * no posts at all.
 */
export function selfCheck(document: Document): readonly Need[] {
  const feed = document.querySelector('[role="feed"], .item-list');
  if (!feed) return [];
  const posts = firstArticles(feed).filter(isPostInFull);
  if (posts.length === 0) return [];
  const failed: Need[] = [];
  if (!feed.matches('.item-list[role="feed"]') || !feed.querySelector(':scope > article[data-id]'))
    failed.push('feeds');
  if (!posts.some((post) => post.querySelector(STATUS))) failed.push('posts');
  if (!posts.some((post) => namesSomeone(post.querySelector('.status__info')))) failed.push('handles');
  if (!posts.some((post) => hasTime(post.querySelector(TIME)))) failed.push('times');
  return failed;
}

/** By a live collection, which the browser fills only as far as it is read; by index it would count all of it first. */
function firstArticles(feed: Element): Element[] {
  const all = feed.getElementsByTagName('article');
  return Array.from({ length: MOST_ARTICLES }, (_, index) => all.item(index)).filter((one) => one !== null);
}

/** By what no release has changed: of all entries only a post in full has a time within a link, and links to an account. */
function isPostInFull(article: Element): boolean {
  return (
    article.querySelector('a time[datetime]') !== null && article.querySelector('a[href*="/@"]') !== null
  );
}

function namesSomeone(info: Element | null): boolean {
  const name = info?.querySelector('.status__display-name') ?? info;
  return name != null && (acctOf(name) ?? accountIdOf(name)) !== undefined;
}

function hasTime(element: Element | null): boolean {
  return element !== null && readTime(element) !== undefined;
}
