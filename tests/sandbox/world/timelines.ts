/** Which posts a timeline holds, by the rules that Mastodon's feeds go by; always newest id first. */

import type { Member } from './member.ts';
import type { List, Person, Post } from './model.ts';
import type { World } from './world.ts';

/** A boost is left out of a feed if the same post stands within this many entries (Mastodon's grouping). */
const REBLOG_FALLOFF = 80;

/** The home timeline: delivered posts and boosts of those the member follows, and the member's own. */
export function homeTimeline(world: World, member: Member): Post[] {
  const exclusive = new Set<string>();
  for (const list of member.lists.values()) {
    if (list.exclusive) for (const id of list.members.keys()) exclusive.add(id);
  }
  return feed(world, member, (post) => {
    if (post.accountId === member.id) return true;
    return !exclusive.has(post.accountId) && follows(world, member, post);
  });
}

/** The timeline of one of the member's lists. */
export function listTimeline(world: World, member: Member, list: List): Post[] {
  return feed(world, member, (post) => list.members.has(post.accountId) && follows(world, member, post));
}

/** True if a post, once it arrives, belongs into the member's home timeline. */
export function belongsInHome(world: World, member: Member, post: Post): boolean {
  return homeTimeline(world, member).includes(post);
}

function follows(world: World, member: Member, post: Post): boolean {
  const follow = world.follows.get(member.id, post.accountId);
  if (!follow) return false;
  if (post.reblogOfId !== null) return follow.reblogs;
  return follow.languages === null || post.language === null || follow.languages.includes(post.language);
}

function feed(world: World, member: Member, wanted: (post: Post) => boolean): Post[] {
  const oldestFirst = world.postsByIdDescending
    .filter((post) => post.delivered && wanted(post) && isFeedMaterial(world, member, post))
    .reverse();
  const kept: Post[] = [];
  const lastPlace = new Map<string, number>();
  for (const post of oldestFirst) {
    const original = post.reblogOfId ?? post.id;
    const place = lastPlace.get(original);
    if (post.reblogOfId !== null && place !== undefined && kept.length - place <= REBLOG_FALLOFF) continue;
    lastPlace.set(original, kept.length);
    kept.push(post);
  }
  return kept.reverse();
}

function isFeedMaterial(world: World, member: Member, post: Post): boolean {
  if (post.visibility === 'direct') return false;
  if (isHiddenFrom(member, world.person(post.accountId))) return false;
  if (post.reblogOfId !== null) {
    const original = world.posts.get(post.reblogOfId);
    if (!original) return false;
    const author = world.person(original.accountId);
    return !isHiddenFrom(member, author) && !member.blocksDomain(author.domain);
  }
  if (post.inReplyToId === null || post.accountId === member.id) return true;
  // Replies to people one does not follow stay out of home.
  const parent = world.posts.get(post.inReplyToId);
  if (!parent) return false;
  return (
    parent.accountId === post.accountId ||
    parent.accountId === member.id ||
    world.follows.get(member.id, parent.accountId) !== undefined
  );
}

/** True for accounts whose posts the member never meets in a list: blocked, muted, suspended, gone. */
export function isHiddenFrom(member: Member | undefined, person: Person): boolean {
  if (person.suspended || person.deleted) return true;
  return member !== undefined && (member.blocks.has(person.id) || member.mutes.has(person.id));
}

export interface PublicSelection {
  readonly local?: boolean;
  readonly remote?: boolean;
  readonly onlyMedia?: boolean;
}

/** Live feeds: public posts of accounts that are not limited; no boosts, no replies to others. */
export function publicTimeline(world: World, member: Member | undefined, selection: PublicSelection): Post[] {
  return world.postsByIdDescending.filter((post) => {
    const author = world.person(post.accountId);
    if (selection.local && author.domain !== null) return false;
    if (selection.remote && author.domain === null) return false;
    if (selection.onlyMedia && post.media.length === 0) return false;
    const replies =
      post.inReplyToId !== null && world.posts.get(post.inReplyToId)?.accountId !== post.accountId;
    return post.reblogOfId === null && !replies && isPublicMaterial(member, author, post);
  });
}

function isPublicMaterial(member: Member | undefined, author: Person, post: Post): boolean {
  if (post.visibility !== 'public' || author.limited) return false;
  return !isHiddenFrom(member, author) && !member?.blocksDomain(author.domain);
}

/** Public posts with the hashtag. */
export function tagTimeline(world: World, member: Member | undefined, tag: string): Post[] {
  const name = tag.toLowerCase();
  return world.postsByIdDescending.filter(
    (post) => post.tags.includes(name) && isPublicMaterial(member, world.person(post.accountId), post),
  );
}

/** Public posts that carry a card of this link. */
export function linkTimeline(world: World, member: Member | undefined, url: string): Post[] {
  return world.postsByIdDescending.filter(
    (post) => post.card?.url === url && isPublicMaterial(member, world.person(post.accountId), post),
  );
}

/** True if the viewer may see the post at all. */
export function maySee(world: World, member: Member | undefined, post: Post): boolean {
  if (member?.id === post.accountId) return true;
  const author = world.person(post.accountId);
  if (author.suspended || author.deleted) return false;
  if (post.visibility === 'public' || post.visibility === 'unlisted') return true;
  if (member === undefined) return false;
  if (post.mentionIds.includes(member.id)) return true;
  return post.visibility === 'private' && world.follows.get(member.id, author.id) !== undefined;
}

/** The thread around a post: what it answers, oldest first, and all answers to it, parents before children. */
export function threadOf(
  world: World,
  member: Member | undefined,
  post: Post,
): { ancestors: Post[]; descendants: Post[] } {
  const ancestors: Post[] = [];
  for (let parentId = post.inReplyToId; parentId !== null; ) {
    const parent = world.posts.get(parentId);
    if (!parent || !isShownInThread(world, member, parent)) break;
    ancestors.unshift(parent);
    parentId = parent.inReplyToId;
  }
  const descendants: Post[] = [];
  const oldestFirst = [...world.postsByIdDescending].reverse();
  const visit = (id: string): void => {
    for (const reply of oldestFirst) {
      if (reply.inReplyToId === id && isShownInThread(world, member, reply)) {
        descendants.push(reply);
        visit(reply.id);
      }
    }
  };
  visit(post.id);
  return { ancestors, descendants };
}

/** Replies of limited accounts are hidden from those who do not follow them (status_filter.rb). */
function isShownInThread(world: World, member: Member | undefined, post: Post): boolean {
  const author = world.person(post.accountId);
  if (!maySee(world, member, post) || isHiddenFrom(member, author)) return false;
  if (member?.id === author.id) return true;
  const followed = member !== undefined && world.follows.get(member.id, author.id) !== undefined;
  if (author.limited && !followed) return false;
  return followed || !member?.blocksDomain(author.domain);
}
