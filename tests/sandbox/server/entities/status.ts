/** Statuses in the shape of Mastodon's API. */

import type { Member } from '../../world/member.ts';
import type { Card, Media, Person, Poll, Post } from '../../world/model.ts';
import { maySee } from '../../world/timelines.ts';
import { isAtLeast } from '../versions.ts';
import { type AccountEntity, accountEntity, acctOf, emojiEntity, located, type View } from './account.ts';
import { filterResults } from './filter.ts';

export interface StatusEntity {
  readonly id: string;
  readonly created_at: string;
  readonly account: AccountEntity;
  readonly reblog: StatusEntity | null;
  readonly content: string;
  readonly url: string | null;
  readonly uri: string;
  readonly in_reply_to_id: string | null;
  readonly edited_at: string | null;
  readonly [field: string]: unknown;
}

/** How deep quotes are given in full; below that only the id (ShallowQuote). */
const QUOTE_DEPTH = 1;

export function statusEntity(view: View, post: Post, quoteDepth = 0): StatusEntity {
  const { world, viewer, settings } = view;
  const author = world.person(post.accountId);
  const original = post.reblogOfId === null ? undefined : world.posts.get(post.reblogOfId);
  return {
    id: post.id,
    created_at: new Date(post.createdAt).toISOString(),
    in_reply_to_id: post.inReplyToId,
    in_reply_to_account_id:
      post.inReplyToId === null ? null : (world.posts.get(post.inReplyToId)?.accountId ?? null),
    sensitive: post.sensitive,
    spoiler_text: post.spoilerText,
    visibility: post.visibility,
    language: post.language,
    uri: located(view, post.uri),
    url: post.reblogOfId === null ? located(view, post.url) : null,
    ...countsOf(view, original ?? post),
    edited_at: post.editedAt === null ? null : new Date(post.editedAt).toISOString(),
    content: located(view, post.content),
    reblog: original ? statusEntity(view, original) : null,
    ...(author.domain === null ? { application: { name: 'Web', website: null } } : {}),
    account: accountEntity(view, author),
    media_attachments:
      post.reblogOfId === null ? post.media.map((media) => mediaEntity(view, author, media)) : [],
    mentions: post.mentionIds.map((id) => mentionEntity(view, world.person(id))),
    tags: post.tags.map((name) => ({ name, url: `${view.origin}/tags/${name}` })),
    emojis: post.content.includes(':party:') ? [emojiEntity(view)] : [],
    ...(isAtLeast(settings.version, '4.6') ? { tagged_collections: [] } : {}),
    ...quoteFields(view, post, quoteDepth),
    card: post.card ? cardEntity(view, post.card) : null,
    poll: post.poll ? pollEntity(view, post.poll) : null,
    ...(viewer ? viewerFields(view, viewer, original ?? post, post) : {}),
  };
}

function viewerFields(view: View, viewer: Member, shown: Post, post: Post): Record<string, unknown> {
  return {
    favourited: viewer.favourites.has(shown.id),
    reblogged: viewer.reblogs.has(shown.id),
    muted: false,
    bookmarked: viewer.bookmarks.has(shown.id),
    ...(post.accountId === viewer.id && post.reblogOfId === null
      ? { pinned: viewer.pinned.has(post.id) }
      : {}),
    filtered: filterResults(view, viewer, shown),
  };
}

function countsOf(view: View, post: Post): Record<string, number> {
  const { world, viewer } = view;
  return {
    replies_count: world.repliesTo(post.id),
    reblogs_count: post.counts.reblogs + (viewer?.reblogs.has(post.id) ? 1 : 0),
    favourites_count: post.counts.favourites + (viewer?.favourites.has(post.id) ? 1 : 0),
    ...(isAtLeast(view.settings.version, '4.5')
      ? { quotes_count: world.postsByIdDescending.filter(({ quoteOfId }) => quoteOfId === post.id).length }
      : {}),
  };
}

/** Quotes came with 4.4, with approval from 4.5; the quoted post of a blocked domain is hidden from 4.5. */
function quoteFields(view: View, post: Post, depth: number): Record<string, unknown> {
  const { world, settings, viewer } = view;
  if (!isAtLeast(settings.version, '4.4')) return {};
  const approval = isAtLeast(settings.version, '4.5')
    ? {
        quote_approval: { automatic: ['public'], manual: [], current_user: viewer ? 'automatic' : 'unknown' },
      }
    : {};
  if (post.quoteOfId === null) return { quote: null, ...approval };
  const quoted = world.posts.get(post.quoteOfId);
  const state = stateOfQuote(view, quoted);
  if (depth >= QUOTE_DEPTH) {
    return { quote: { state, quoted_status_id: quoted?.id ?? null }, ...approval };
  }
  const shown =
    quoted && state !== 'unauthorized' && state !== 'deleted' ? statusEntity(view, quoted, depth + 1) : null;
  return { quote: { state, quoted_status: shown }, ...approval };
}

function stateOfQuote(view: View, quoted: Post | undefined): string {
  const { world, viewer, settings } = view;
  if (!quoted) return 'deleted';
  if (!maySee(world, viewer, quoted)) return 'unauthorized';
  if (viewer && isAtLeast(settings.version, '4.5')) {
    const author = world.person(quoted.accountId);
    if (viewer.blocks.has(author.id)) return 'blocked_account';
    if (viewer.blocksDomain(author.domain)) return 'blocked_domain';
    if (viewer.mutes.has(author.id)) return 'muted_account';
  }
  return 'accepted';
}

function mentionEntity(view: View, person: Person): Record<string, string> {
  return { id: person.id, username: person.username, url: located(view, person.url), acct: acctOf(person) };
}

function mediaEntity(view: View, author: Person, media: Media): Record<string, unknown> {
  const place = author.domain === null ? 'system' : 'system/cache';
  const file = `${view.origin}/${place}/media_attachments/files/${media.id}`;
  const small = { width: Math.round(media.width / 2), height: Math.round(media.height / 2) };
  return {
    id: media.id,
    type: media.type,
    url: media.type === 'unknown' ? null : `${file}/original/picture.png`,
    preview_url: media.type === 'unknown' ? null : `${file}/small/picture.png`,
    remote_url: media.remoteUrl,
    preview_remote_url: null,
    text_url: null,
    meta: {
      original: sizeOf(media.width, media.height),
      small: sizeOf(small.width, small.height),
    },
    description: media.description,
    blurhash: 'UeKUpFxuo~R%0nW;WCnhF6RjaJt757oJodS$',
  };
}

function sizeOf(width: number, height: number): Record<string, unknown> {
  return { width, height, size: `${width}x${height}`, aspect: width / height };
}

export function cardEntity(view: View, card: Card): Record<string, unknown> {
  const author = card.authorId === null ? null : view.world.person(card.authorId);
  const host = new URL(card.url).origin;
  const image = `${view.origin}/system/cache/preview_cards/images/${encodeURIComponent(card.title)}.png`;
  return {
    url: card.url,
    title: card.title,
    description: card.description,
    language: 'en',
    type: card.type,
    author_name: card.authorName,
    author_url: author ? located(view, author.url) : '',
    provider_name: card.providerName,
    provider_url: `${host}/`,
    html: card.html,
    width: card.type === 'video' ? 560 : 1200,
    height: card.type === 'video' ? 315 : 630,
    image,
    image_description: '',
    embed_url: '',
    blurhash: 'UeKUpFxuo~R%0nW;WCnhF6RjaJt757oJodS$',
    published_at: null,
    ...(isAtLeast(view.settings.version, '4.3')
      ? {
          authors: [
            {
              name: card.authorName,
              url: author ? located(view, author.url) : '',
              account: author ? accountEntity(view, author) : null,
            },
          ],
        }
      : {}),
  };
}

export function pollEntity(view: View, poll: Poll): Record<string, unknown> {
  const own = view.viewer?.votes.get(poll.id);
  const options = poll.options.map(({ title, votes }, index) => ({
    title,
    votes_count: votes + (own?.includes(index) ? 1 : 0),
  }));
  const votes = options.reduce((sum, option) => sum + option.votes_count, 0);
  return {
    id: poll.id,
    expires_at: new Date(poll.expiresAt).toISOString(),
    expired: poll.expiresAt <= view.world.clock.now(),
    multiple: poll.multiple,
    votes_count: votes,
    voters_count: votes,
    options,
    emojis: [],
    ...(view.viewer ? { voted: own !== undefined, own_votes: own ?? [] } : {}),
  };
}
