/** Accounts and relationships in the shape of Mastodon's API. */

import { domainToUnicode } from 'node:url';
import type { Member } from '../../world/member.ts';
import type { Person } from '../../world/model.ts';
import { escapeHtml } from '../../world/posts.ts';
import type { Call } from '../router.ts';
import { isAtLeast } from '../versions.ts';

/** What a serializer needs to know of the call. */
export type View = Pick<Call, 'world' | 'origin' | 'settings' | 'viewer'>;

export interface AccountEntity {
  readonly id: string;
  readonly username: string;
  readonly acct: string;
  readonly url: string;
  readonly avatar: string;
  readonly limited?: boolean;
  readonly [field: string]: unknown;
}

/** `user`, or `user@domain` with the domain in Unicode (Account#pretty_acct). */
export function acctOf(person: Person): string {
  return person.domain === null ? person.username : `${person.username}@${domainToUnicode(person.domain)}`;
}

export function accountEntity(view: View, person: Person, nested = false): AccountEntity {
  const { version } = view.settings;
  const unavailable = person.suspended;
  const emojis = person.displayName.includes(':party:') ? [emojiEntity(view)] : [];
  const movedTo = person.movedToId === null || nested ? undefined : view.world.person(person.movedToId);
  return {
    id: person.id,
    username: person.username,
    acct: acctOf(person),
    display_name: unavailable ? '' : person.displayName,
    locked: person.locked,
    bot: person.bot,
    discoverable: true,
    ...(isAtLeast(version, '4.3') ? { indexable: person.domain === null } : {}),
    group: person.group,
    created_at: new Date(person.createdAt).toISOString(),
    note: unavailable ? '' : located(view, person.note),
    url: located(view, person.url),
    uri: located(view, person.uri),
    ...pictures(view, person),
    ...counts(view, person),
    last_status_at: unavailable ? null : new Date(view.world.clock.now()).toISOString().slice(0, 10),
    ...(isAtLeast(version, '4.3') ? { hide_collections: null } : {}),
    ...(isAtLeast(version, '4.6')
      ? {
          show_media: true,
          show_media_replies: true,
          show_featured: true,
          feature_approval: { automatic: [], manual: [], current_user: 'denied' },
        }
      : {}),
    ...(person.domain === null ? { noindex: false, roles: [] } : {}),
    ...(movedTo ? { moved: accountEntity(view, movedTo, true) } : {}),
    ...(person.suspended ? { suspended: true } : {}),
    ...(person.limited ? { limited: true } : {}),
    emojis: unavailable ? [] : emojis,
    fields: unavailable
      ? []
      : person.fields.map(({ name, value, verifiedAt }) => ({
          name,
          value: fieldValue(value),
          verified_at: verifiedAt === null ? null : new Date(verifiedAt).toISOString(),
        })),
  };
}

/** The signed-in user's own account, as `verify_credentials` gives it. */
export function credentialAccountEntity(view: View, member: Member): AccountEntity {
  const incoming = view.world.followRequests.to(member.id).length;
  return {
    ...accountEntity(view, member.person),
    source: {
      privacy: 'public',
      sensitive: false,
      language: null,
      note: member.person.note.replaceAll(/<[^>]+>/g, ''),
      fields: [],
      follow_requests_count: incoming,
      hide_collections: null,
      discoverable: true,
      indexable: false,
      ...(isAtLeast(view.settings.version, '4.4') ? { attribution_domains: [] } : {}),
      ...(isAtLeast(view.settings.version, '4.5') ? { quote_policy: 'public' } : {}),
    },
    role: { id: '-99', name: '', permissions: '65536', color: '', highlighted: false },
  };
}

/** How the member stands to the person; `stated` overrides what the rows say. */
export function relationshipEntity(
  view: View,
  member: Member,
  person: Person,
  stated: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const { follows, followRequests } = view.world;
  const request = followRequests.get(member.id, person.id);
  const tie = follows.get(member.id, person.id) ?? request;
  const mute = member.mutes.get(person.id);
  return {
    id: person.id,
    following: follows.get(member.id, person.id) !== undefined,
    showing_reblogs: tie?.reblogs ?? false,
    notifying: tie?.notify ?? false,
    languages: tie?.languages ?? null,
    followed_by: follows.get(person.id, member.id) !== undefined,
    blocking: member.blocks.has(person.id),
    blocked_by: false,
    muting: mute !== undefined,
    muting_notifications: mute?.notifications ?? false,
    ...(isAtLeast(view.settings.version, '4.6') ? { muting_expires_at: null } : {}),
    requested: request !== undefined,
    requested_by: followRequests.get(person.id, member.id) !== undefined,
    domain_blocking: member.blocksDomain(person.domain),
    endorsed: member.endorsed.has(person.id),
    note: member.notes.get(person.id) ?? '',
    ...stated,
  };
}

export function emojiEntity(view: View): Record<string, unknown> {
  const url = `${view.origin}/system/custom_emojis/images/party.png`;
  return { shortcode: 'party', url, static_url: url, visible_in_picker: true };
}

/** Text of the world with this server's origin put in. */
export function located(view: Pick<View, 'origin'>, text: string): string {
  return text.replaceAll('{origin}', view.origin);
}

/** Remote pictures are this server's own copies, under `cache/`. */
function pictures(view: View, person: Person): Record<string, string> & { avatar: string } {
  const place = person.domain === null ? 'system' : 'system/cache';
  const avatar = person.suspended
    ? `${view.origin}/avatars/original/missing.png`
    : `${view.origin}/${place}/accounts/avatars/${person.id}/original/avatar.png`;
  const header = `${view.origin}/headers/original/missing.png`;
  const described = isAtLeast(view.settings.version, '4.6')
    ? { avatar_description: '', header_description: '' }
    : {};
  return { avatar, avatar_static: avatar, header, header_static: header, ...described };
}

function counts(view: View, person: Person): Record<string, number> {
  if (person.suspended) return { followers_count: 0, following_count: 0, statuses_count: 0 };
  if (!view.world.members.has(person.id)) {
    const { followers, following, statuses } = person.statedCounts;
    return { followers_count: followers, following_count: following, statuses_count: statuses };
  }
  return {
    followers_count: view.world.follows.to(person.id).length,
    following_count: view.world.follows.from(person.id).length,
    statuses_count: person.statedCounts.statuses,
  };
}

function fieldValue(value: string): string {
  if (!value.startsWith('https://')) return escapeHtml(value);
  const bare = value.slice('https://'.length);
  return `<a href="${escapeHtml(value)}" target="_blank" rel="nofollow noopener me" translate="no"><span class="invisible">https://</span><span class="">${escapeHtml(bare)}</span><span class="invisible"></span></a>`;
}
