/** What Mastodon's services do when somebody follows, blocks a domain, or takes either back. */

import { domainToASCII } from 'node:url';
import { PLAIN_FOLLOW } from './follow-graph.ts';
import type { Member } from './member.ts';
import type { FollowOptions, Person } from './model.ts';
import { addNotification } from './notify.ts';
import type { World } from './world.ts';

/** Follows, or asks to: remote and locked accounts have to accept (app/services/follow_service.rb). */
export function follow(
  world: World,
  member: Member,
  person: Person,
  options: Partial<FollowOptions>,
  acceptDelayMs: number | null,
): 'following' | 'requested' {
  const before = world.follows.get(member.id, person.id) ?? world.followRequests.get(member.id, person.id);
  const wanted: FollowOptions = { ...(before ?? PLAIN_FOLLOW), ...options };
  const picked = { reblogs: wanted.reblogs, notify: wanted.notify, languages: wanted.languages };
  world.touch();
  if (world.follows.get(member.id, person.id) || (person.domain === null && !person.locked)) {
    world.follows.set(member.id, person.id, picked);
    return 'following';
  }
  const isNew = world.followRequests.get(member.id, person.id) === undefined;
  world.followRequests.set(member.id, person.id, picked);
  const delay = person.acceptsFollowsAfterMs === undefined ? acceptDelayMs : person.acceptsFollowsAfterMs;
  if (isNew && !person.locked && delay !== null) {
    world.clock.after(delay, () => acceptFollow(world, member.id, person.id));
  }
  return 'requested';
}

/** The other side says yes: the request becomes a follow with the same options. False if there was none. */
export function acceptFollow(world: World, sourceId: string, targetId: string): boolean {
  const request = world.followRequests.get(sourceId, targetId);
  if (!request) return false;
  world.followRequests.remove(sourceId, targetId);
  world.follows.set(sourceId, targetId, {
    reblogs: request.reblogs,
    notify: request.notify,
    languages: request.languages,
  });
  world.touch();
  return true;
}

/** The other side says no. */
export function rejectFollow(world: World, sourceId: string, targetId: string): boolean {
  const removed = world.followRequests.remove(sourceId, targetId);
  for (const list of world.members.get(sourceId)?.lists.values() ?? []) list.members.delete(targetId);
  world.touch();
  return removed;
}

/** Ends a follow or takes a request back; the account leaves all lists. */
export function unfollow(world: World, member: Member, targetId: string): void {
  world.follows.remove(member.id, targetId);
  world.followRequests.remove(member.id, targetId);
  for (const list of member.lists.values()) list.members.delete(targetId);
  member.endorsed.delete(targetId);
  world.touch();
}

/**
 * A domain as the record normalises it: trimmed, one slash at the end dropped, lower case, punycode
 * (concerns/domain_normalizable.rb). `undefined` if that is no valid domain.
 */
export function normalizeDomain(raw: string): string | undefined {
  const host = domainToASCII(raw.trim().replace(/\/$/, '').toLowerCase());
  const isValid =
    host.length < 256 && host.split('.').every((label) => label.length <= 63 && /^[a-z0-9-]+$/.test(label));
  return isValid ? host : undefined;
}

/** Takes everything between the member and accounts of exactly `domain` away (after_block_domain_from_account_service.rb). */
export function cleanUpAfterDomainBlock(
  world: World,
  member: Member,
  domain: string,
  notifySeverance: boolean,
): void {
  const isFrom = (accountId: string): boolean => world.person(accountId).domain === domain;
  const kept = member.notifications.filter((notification) => !isFrom(notification.accountId));
  member.notifications.splice(0, member.notifications.length, ...kept);
  const following = world.follows.from(member.id).filter(({ targetId }) => isFrom(targetId));
  const followers = world.follows.to(member.id).filter(({ sourceId }) => isFrom(sourceId));
  for (const { targetId } of following) {
    world.follows.remove(member.id, targetId);
    for (const list of member.lists.values()) list.members.delete(targetId);
    member.endorsed.delete(targetId);
  }
  for (const { sourceId } of followers) world.follows.remove(sourceId, member.id);
  for (const { sourceId } of world.followRequests.to(member.id)) {
    if (isFrom(sourceId)) world.followRequests.remove(sourceId, member.id);
  }
  world.touch();
  if (!notifySeverance || following.length + followers.length === 0) return;
  const at = world.clock.now();
  addNotification(world, member, {
    type: 'severed_relationships',
    from: member.person,
    at,
    severance: {
      id: String(member.nextRow()),
      targetName: domain,
      followersCount: followers.length,
      followingCount: following.length,
      createdAt: at,
    },
  });
}
