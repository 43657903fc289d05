/** Where Mastodon's web UI says when a post was written. */
import type { EntryFacts, TimeSpot } from '../site-adapter';
import { STATUS } from './spots';

/** In a list: beside the name in vanilla, in the action bar in glitch. */
export const POST_TIME = '.status__relative-time';
/** On a page of its own it stands below the post. */
export const TIME = `${POST_TIME}, .detailed-status__datetime`;

export function readTime(link: Element): TimeSpot | undefined {
  const isDetailed = link.matches('.detailed-status__datetime');
  const statusId = isDetailed ? idInPath(link) : link.closest(STATUS)?.getAttribute('data-id');
  if (!statusId) return undefined;
  return {
    element: link,
    statusId,
    createdAt: () => createdAtOf(link),
    // Up to 4.3 a detailed post's time is bare text, which React replaces whole.
    place: isDetailed ? 'after' : 'inside',
  };
}

function createdAtOf(link: Element): number | undefined {
  const createdAt = Date.parse(link.querySelector('time')?.getAttribute('datetime') ?? '');
  return Number.isFinite(createdAt) ? createdAt : undefined;
}

/** What an entry of a feed shows of its post, or of the post that it boosts. */
export function readEntry(entry: Element): EntryFacts | undefined {
  const status = entry.querySelector(STATUS);
  if (!status) return undefined;
  // A quote inside has a time of its own, and in glitch the outer one comes after it.
  const own = [...status.querySelectorAll(TIME)].find((time) => time.closest(STATUS) === status);
  return {
    createdAt: own && createdAtOf(own),
    isReblog: status.getAttribute('data-id') !== entry.getAttribute('data-id'),
  };
}

/** `/@acct/<id>`; in glitch the link may lead to the post's own server, then the page's address has the id. */
function idInPath(link: Element): string | undefined {
  const here = link.ownerDocument.location.pathname;
  return [link.getAttribute('href') ?? '', here]
    .map((path) => /^(?:\/deck)?\/@[^/]+\/(\d+)/.exec(path)?.[1])
    .find((id) => id !== undefined);
}
