/** Writes posts: text, pictures, cards, polls, and the time at which the server got to know of them. */

import type { Card, Media, Person, Poll, Post } from './model.ts';
import type { Random } from './random.ts';
import type { SnowflakeIds } from './snowflake-ids.ts';
import {
  FOREIGN_SENTENCES,
  MACHINE_DESCRIPTIONS,
  NEWS,
  sentence,
  TAGS,
  WARNINGS,
  WRITTEN_DESCRIPTIONS,
} from './vocabulary.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export interface PostDraft {
  readonly author: Person;
  readonly createdAt: number;
  readonly receivedAt: number;
  /** False for a post that the server fetched by itself: its id is back-dated. Default true. */
  readonly delivered?: boolean;
  readonly text?: string;
  readonly language?: string;
  readonly visibility?: Post['visibility'];
  readonly spoilerText?: string;
  readonly inReplyTo?: Post;
  readonly reblogOf?: Post;
  readonly quoteOf?: Post;
  readonly mentions?: readonly Person[];
  readonly tags?: readonly string[];
  readonly media?: readonly Media[];
  readonly poll?: Poll;
  readonly card?: Card;
}

export class PostWriter {
  readonly #random: Random;
  readonly #ids: SnowflakeIds;

  constructor(random: Random, ids: SnowflakeIds) {
    this.#random = random;
    this.#ids = ids;
  }

  /** Makes a post out of a draft; it is not in the world yet. */
  write(draft: PostDraft): Post {
    const delivered = draft.delivered ?? true;
    const id = delivered ? this.#ids.at(draft.receivedAt) : this.#ids.backDated(draft.createdAt);
    const { url, uri } = postAddress(draft.author, id);
    return {
      id,
      accountId: draft.author.id,
      uri,
      url,
      createdAt: draft.createdAt,
      receivedAt: draft.receivedAt,
      delivered,
      content: draft.reblogOf ? draft.reblogOf.content : contentOf(draft),
      spoilerText: draft.spoilerText ?? '',
      sensitive: draft.spoilerText !== undefined,
      visibility: draft.visibility ?? 'public',
      language: draft.reblogOf ? draft.reblogOf.language : (draft.language ?? 'en'),
      inReplyToId: draft.inReplyTo?.id ?? null,
      reblogOfId: draft.reblogOf?.id ?? null,
      quoteOfId: draft.quoteOf?.id ?? null,
      media: draft.media ?? [],
      poll: draft.poll ?? null,
      card: draft.card ?? null,
      mentionIds: (draft.mentions ?? []).map((person) => person.id),
      tags: draft.tags ?? [],
      counts: {
        reblogs: this.#random.int(0, 30),
        favourites: this.#random.int(0, 80),
      },
      editedAt: null,
    };
  }

  /**
   * How long a post of this author is under way, in ms: Threads hold posts back for a quarter of an hour, other
   * servers deliver in seconds, sometimes in hours; local posts are there at once.
   */
  delayOf(author: Person): number {
    const random = this.#random;
    if (author.domain === null) return 0;
    if (isThreadsHost(author.domain)) return random.int(15 * MINUTE, 17 * MINUTE);
    const kind = random.weighted({ quick: 84, slow: 11, overdue: 5 });
    if (kind === 'quick') return random.int(300, 20 * SECOND);
    return kind === 'slow' ? random.int(MINUTE, 10 * MINUTE) : random.int(HOUR, 9 * HOUR);
  }

  /** A text with its language: mostly English, now and then another, sometimes written from right to left. */
  words(): { text: string; language: string } {
    if (this.#random.chance(0.12)) return this.#random.pick(FOREIGN_SENTENCES);
    return { text: sentence(this.#random), language: 'en' };
  }

  tag(): string {
    return this.#random.pick(TAGS);
  }

  warning(): string {
    return this.#random.pick(WARNINGS);
  }

  /** A picture; Threads describes pictures by machine, other people by hand or not at all. */
  picture(author: Person, createdAt: number): Media {
    const id = this.#ids.at(createdAt);
    const threads = author.domain !== null && isThreadsHost(author.domain);
    const day = new Date(createdAt).toLocaleDateString('en-US', {
      month: 'long',
      day: '2-digit',
      year: 'numeric',
      timeZone: 'UTC',
    });
    const description = threads
      ? `Photo by ${author.displayName} on ${day}. ${this.#random.pick(MACHINE_DESCRIPTIONS)}`
      : this.#random.chance(0.8)
        ? this.#random.pick(WRITTEN_DESCRIPTIONS)
        : null;
    const remoteUrl = author.domain === null ? null : remotePicture(author.domain, id);
    return {
      id,
      type: 'image',
      description,
      remoteUrl,
      width: 1200,
      height: this.#random.pick([675, 900, 1200]),
    };
  }

  poll(createdAt: number): Poll {
    const options = this.#random.sample(['Tea', 'Coffee', 'Water', 'Whatever is hot'], 3);
    return {
      id: this.#ids.at(createdAt),
      options: options.map((title) => ({ title, votes: this.#random.int(0, 60) })),
      expiresAt: createdAt + 24 * HOUR,
      multiple: this.#random.chance(0.3),
    };
  }

  /** A link preview, possibly with a fediverse author, possibly a video that embeds its provider. */
  card(author: Person | undefined): Card {
    const news = this.#random.pick(NEWS);
    const video = this.#random.chance(0.15);
    const slug = news.title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
    return {
      url: `https://${news.host}/${video ? 'watch' : 'story'}/${slug}?utm_source=mastodon&fbclid=IwAR0`,
      title: news.title,
      description: 'A report with pictures, figures and two corrections.',
      providerName: news.provider,
      type: video ? 'video' : 'link',
      authorName: author?.displayName ?? 'Sam Doe',
      authorId: author?.id ?? null,
      html: video ? `<iframe src="https://${news.host}/embed/1" width="560" height="315"></iframe>` : '',
    };
  }
}

/** True for the three hosts under which Threads accounts are known. */
export function isThreadsHost(domain: string): boolean {
  return domain === 'threads.net' || domain === 'www.threads.net' || domain === 'threads.com';
}

function remotePicture(domain: string, id: string): string {
  if (isThreadsHost(domain)) return `https://scontent.cdninstagram.com/v/t51/${id}_n.jpg`;
  return `https://files.${domain}/media/${id}.jpg`;
}

function postAddress(author: Person, id: string): { url: string; uri: string } {
  if (author.domain === null) {
    return { url: `{origin}/@${author.username}/${id}`, uri: `${author.uri}/statuses/${id}` };
  }
  if (isThreadsHost(author.domain)) {
    const code = BigInt(id).toString(36);
    return {
      url: `https://www.threads.com/@${author.username}/post/${code}`,
      uri: `${author.uri}post/${id}/`,
    };
  }
  if (author.domain === 'bsky.brid.gy') {
    const key = BigInt(id).toString(32);
    return {
      url: `https://bsky.app/profile/${author.username}/post/${key}`,
      uri: `https://bsky.brid.gy/convert/ap/at://${author.username}/app.bsky.feed.post/${key}`,
    };
  }
  return { url: `${author.url}/${id}`, uri: `${author.uri}/statuses/${id}` };
}

/** The HTML of a post: mentions first, then the text, then hashtags, as clients write them. */
function contentOf(draft: PostDraft): string {
  const mentions = (draft.mentions ?? [])
    .map(
      (person) =>
        `<span class="h-card" translate="no"><a href="${person.url}" class="u-url mention">@<span>${escapeHtml(person.username)}</span></a></span> `,
    )
    .join('');
  const host = draft.author.domain === null ? '{origin}' : `https://${draft.author.domain}`;
  const tags = (draft.tags ?? [])
    .map((tag) => ` <a href="${host}/tags/${tag}" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`)
    .join('');
  const link = draft.card ? ` ${shownLink(draft.card.url)}` : '';
  const quote = draft.quoteOf
    ? `<p class="quote-inline">RE: <a href="${draft.quoteOf.url}" rel="nofollow noopener" translate="no" target="_blank">${draft.quoteOf.url}</a></p>`
    : '';
  return `${quote}<p>${mentions}${escapeHtml(draft.text ?? '')}${link}${tags}</p>`;
}

/** A link as Mastodon shows it: scheme and tail hidden. */
function shownLink(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/, '');
  const scheme = url.slice(0, url.length - bare.length);
  const [shown, rest] = [bare.slice(0, 30), bare.slice(30)];
  return `<a href="${escapeHtml(url)}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${scheme}</span><span class="${rest ? 'ellipsis' : ''}">${escapeHtml(shown)}</span><span class="invisible">${escapeHtml(rest)}</span></a>`;
}

/** Text made safe for HTML content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
