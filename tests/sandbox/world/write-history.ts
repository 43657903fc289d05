/** Fills a world with posts up to now, so that the main user's home timeline has a given size. */

import type { Member } from './member.ts';
import type { Person, Post } from './model.ts';
import { addNotification } from './notify.ts';
import { type PostDraft, PostWriter } from './posts.ts';
import { homeTimeline } from './timelines.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const STEP = 6 * MINUTE;

type Kind =
  | 'plain'
  | 'picture'
  | 'boost'
  | 'oldBoost'
  | 'quote'
  | 'reply'
  | 'warned'
  | 'poll'
  | 'card'
  | 'mention';

const KINDS: Readonly<Record<Kind, number>> = {
  plain: 40, picture: 14, boost: 9, oldBoost: 5, quote: 6, reply: 10, warned: 5, poll: 3, card: 6, mention: 2,
}; // biome-ignore format: a table

/** What a timeline is made of, by where the author is. */
const SOURCES = { threads: 30, ordinary: 36, local: 14, bridged: 9, lookAlike: 6, limited: 5 } as const;
type Source = keyof typeof SOURCES;

/** Writes until the home timeline of `world.me` holds exactly `homeSize` posts, with other public posts between. */
export function writeHistory(world: World, homeSize: number): void {
  const history = new History(world);
  const now = world.clock.now();
  // The thread alone puts some posts into home; a smaller home goes without it.
  if (homeSize >= 20) history.addThreadAndMessages(now);
  const span = homeSize * STEP;
  const count = homeSize - homeTimeline(world, world.me).length;
  for (let number = 0; number < count; number += 1) {
    // One post every few minutes; the newest is a minute or two old.
    const slot = now - span + ((number + 1) * span) / count;
    history.addToHome(slot - world.random.int(20_000, STEP - 20_000));
    if (world.random.chance(0.3)) history.addElsewhere(slot - world.random.int(20_000, STEP - 20_000));
  }
}

class History {
  readonly #world: World;
  readonly #writer: PostWriter;
  readonly #me: Member;
  readonly #followed: Readonly<Record<Source, readonly Person[]>>;
  readonly #strangers: readonly Person[];
  readonly #originals: Post[] = [];
  readonly #boosted = new Set<string>();

  constructor(world: World) {
    this.#world = world;
    this.#writer = new PostWriter(world.random, world.ids);
    this.#me = world.me;
    const followed = world.follows.from(world.me.id).filter(({ languages }) => languages === null);
    const bySource: Record<Source, Person[]> = {
      threads: [],
      ordinary: [],
      local: [],
      bridged: [],
      lookAlike: [],
      limited: [],
    };
    for (const { targetId } of followed) {
      const person = world.person(targetId);
      bySource[sourceOf(world, person)].push(person);
    }
    this.#followed = bySource;
    const known = new Set(world.follows.from(world.me.id).map((follow) => follow.targetId));
    this.#strangers = [...world.people.values()].filter(
      (person) =>
        !known.has(person.id) &&
        !person.suspended &&
        !person.deleted &&
        person.movedToId === null &&
        !world.members.has(person.id),
    );
  }

  /** Adds one post that stands in home. */
  addToHome(receivedAt: number): void {
    const { random } = this.#world;
    const authors = this.#followed[random.weighted(SOURCES)];
    const everybody = Object.values(this.#followed).flat();
    const author = random.pick(authors.length > 0 ? authors : everybody);
    const boosts = this.#world.follows.get(this.#me.id, author.id)?.reblogs ?? false;
    const kind = random.weighted(KINDS);
    this.#add(author, receivedAt, !boosts && (kind === 'boost' || kind === 'oldBoost') ? 'plain' : kind);
  }

  /** Adds a public post of somebody the main user does not follow. */
  addElsewhere(receivedAt: number): void {
    const kind = this.#world.random.pick<Kind>(['plain', 'picture', 'card', 'plain']);
    this.#add(this.#world.random.pick(this.#strangers), receivedAt, kind);
  }

  #add(author: Person, receivedAt: number, kind: Kind): Post {
    const createdAt = receivedAt - this.#writer.delayOf(author);
    const words = this.#writer.words();
    const base = { author, createdAt, receivedAt, ...words };
    const post = this.#put(this.#draft(base, kind));
    if (post.reblogOfId === null && post.visibility === 'public') this.#originals.push(post);
    return post;
  }

  #draft(base: PostDraft & { text: string }, kind: Kind): PostDraft {
    const { random } = this.#world;
    const { author, createdAt, receivedAt } = base;
    switch (kind) {
      case 'picture': {
        const count = random.pick([1, 1, 1, 2, 4]);
        return {
          ...base,
          media: Array.from({ length: count }, () => this.#writer.picture(author, createdAt)),
        };
      }
      case 'boost':
        return { author, createdAt: receivedAt, receivedAt, reblogOf: this.#boostable(createdAt) };
      case 'oldBoost':
        return { author, createdAt: receivedAt, receivedAt, reblogOf: this.#fetched(receivedAt) };
      case 'quote': {
        const quoted = random.chance(0.3) ? this.#fetched(createdAt) : this.#recent(createdAt);
        return quoted ? { ...base, quoteOf: quoted } : base;
      }
      case 'reply': {
        const parent = this.#recent(
          createdAt,
          (post) => this.#world.follows.get(this.#me.id, post.accountId) !== undefined,
        );
        return parent
          ? { ...base, inReplyTo: parent, mentions: [this.#world.person(parent.accountId)] }
          : base;
      }
      case 'warned':
        return { ...base, spoilerText: this.#writer.warning() };
      case 'poll':
        return { ...base, poll: this.#writer.poll(createdAt) };
      case 'card':
        return {
          ...base,
          card: this.#writer.card(random.chance(0.5) ? random.pick(this.#strangers) : undefined),
        };
      case 'mention':
        return { ...base, mentions: [random.pick(this.#strangers)] };
      case 'plain':
        return random.chance(0.3) ? { ...base, tags: [this.#writer.tag()] } : base;
    }
  }

  /** A post of days or years ago that the server fetches because somebody refers to it: back-dated id. */
  #fetched(before: number): Post {
    const { random } = this.#world;
    const author = random.pick(this.#strangers);
    const createdAt = before - random.int(2 * DAY, 900 * DAY);
    return this.#put({ author, createdAt, receivedAt: before, delivered: false, ...this.#writer.words() });
  }

  #recent(before: number, wanted: (post: Post) => boolean = () => true): Post | undefined {
    const candidates = this.#originals.slice(-40).filter((post) => post.receivedAt < before && wanted(post));
    return candidates.length > 0 ? this.#world.random.pick(candidates) : undefined;
  }

  /** Something recent that has not been in the main user's home, nor been boosted: the feed would merge the two. */
  #boostable(before: number): Post {
    const isNew = (post: Post): boolean =>
      this.#world.follows.get(this.#me.id, post.accountId) === undefined && !this.#boosted.has(post.id);
    const post = this.#recent(before, isNew) ?? this.#fetched(before);
    this.#boosted.add(post.id);
    return post;
  }

  #put(draft: PostDraft): Post {
    const post = this.#writer.write(draft);
    this.#world.addPost(post);
    return post;
  }

  /** A long thread under the main user's own post, private messages, and the notifications that follow. */
  addThreadAndMessages(now: number): void {
    const { cast, random } = this.#world;
    const me = cast.me;
    const at = now - 2 * DAY * 4;
    const own = this.#put({
      author: me,
      createdAt: at,
      receivedAt: at,
      text: 'What did you learn this week?',
    });
    const answering = [
      cast.threads,
      cast.localFriend,
      cast.bluesky,
      cast.limitedDomain,
      cast.lookAlikePrefix,
      cast.threadsStranger,
      cast.rightToLeft,
    ];
    let parent = own;
    for (const [index, author] of answering.entries()) {
      const receivedAt = at + (index + 1) * 20 * MINUTE;
      const reply = this.#put({
        author, createdAt: receivedAt - this.#writer.delayOf(author), receivedAt,
        inReplyTo: parent, mentions: [me], visibility: 'unlisted', ...this.#writer.words(),
      }); // biome-ignore format: short
      addNotification(this.#world, this.#me, { type: 'mention', from: author, post: reply, at: receivedAt });
      if (index % 2 === 0) parent = reply;
    }
    const fans = random.sample(
      [...this.#followed.threads, ...this.#followed.ordinary, ...this.#strangers],
      9,
    );
    for (const [index, fan] of [cast.threadsStranger, cast.threadsNumeric, ...fans].entries()) {
      addNotification(this.#world, this.#me, {
        type: 'favourite',
        from: fan,
        post: own,
        at: at + (index + 10) * 17 * MINUTE,
      });
    }
    for (const fan of [cast.threadsRtl, cast.idn]) {
      addNotification(this.#world, this.#me, {
        type: 'reblog',
        from: fan,
        post: own,
        at: at + 9 * 60 * MINUTE,
      });
    }
    for (const [index, { sourceId }] of this.#world.follows.to(me.id).slice(0, 6).entries()) {
      addNotification(this.#world, this.#me, {
        type: 'follow',
        from: this.#world.person(sourceId),
        at: now - (index + 2) * 50 * MINUTE,
      });
    }
    for (const { sourceId } of this.#world.followRequests.to(me.id)) {
      addNotification(this.#world, this.#me, {
        type: 'follow_request',
        from: this.#world.person(sourceId),
        at: now - 40 * MINUTE,
      });
    }
    for (const author of [cast.threads, cast.localFriend, cast.limitedDomain]) {
      const receivedAt = now - random.int(20, 2000) * MINUTE;
      const message = this.#put({
        author, createdAt: receivedAt - this.#writer.delayOf(author), receivedAt,
        mentions: [me], visibility: 'direct', text: 'Just between us: are you coming on Sunday?',
      }); // biome-ignore format: short
      const filtered = author.limited;
      addNotification(this.#world, this.#me, {
        type: 'mention',
        from: author,
        post: message,
        at: receivedAt,
        filtered,
      });
    }
  }
}

function sourceOf(world: World, person: Person): Source {
  const { cast } = world;
  if (person.limited) return 'limited';
  if (person.domain === null) return 'local';
  if (['threads.net', 'www.threads.net', 'threads.com'].includes(person.domain)) return 'threads';
  if (['bsky.brid.gy', 'mostr.pub', 'flipboard.com'].includes(person.domain)) return 'bridged';
  const lookAlikes: Person[] = [
    cast.lookAlikePrefix,
    cast.lookAlikeSuffix,
    cast.lookAlikeName,
    cast.lookAlikeHomoglyph,
    cast.lookAlikeNumeric,
  ];
  return lookAlikes.includes(person) ? 'lookAlike' : 'ordinary';
}
