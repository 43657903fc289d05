/** A post arrives while somebody is looking. */

import type { Person, Post } from './model.ts';
import { escapeHtml, PostWriter } from './posts.ts';
import type { World } from './world.ts';

export interface PushOptions {
  /** A person, or `user@domain`; default: somebody the main user follows. */
  readonly author?: Person | string | undefined;
  readonly text?: string | undefined;
  /** How long ago it was written, ms; default 0. */
  readonly lateMs?: number | undefined;
  /** Id of the post it boosts, quotes or answers. */
  readonly reblogOf?: string | undefined;
  readonly quoteOf?: string | undefined;
  readonly inReplyTo?: string | undefined;
  readonly spoilerText?: string | undefined;
  readonly withPicture?: boolean | undefined;
  /** Default true; false: fetched by the server, with a back-dated id, and not in home. */
  readonly delivered?: boolean | undefined;
}

/** Adds the post to the world, received now. */
export function pushPost(world: World, options: PushOptions = {}): Post {
  const writer = new PostWriter(world.random, world.ids);
  const author = authorOf(world, options.author);
  const receivedAt = world.clock.now();
  const createdAt = receivedAt - (options.lateMs ?? 0);
  const words = writer.words();
  const { reblogOf, quoteOf, inReplyTo, spoilerText } = options;
  const post = writer.write({
    author,
    createdAt,
    receivedAt,
    text: options.text ?? words.text,
    language: options.text === undefined ? words.language : 'en',
    ...(reblogOf === undefined ? {} : { reblogOf: world.post(reblogOf) }),
    ...(quoteOf === undefined ? {} : { quoteOf: world.post(quoteOf) }),
    ...(inReplyTo === undefined ? {} : { inReplyTo: world.post(inReplyTo) }),
    ...(spoilerText === undefined ? {} : { spoilerText: escapeHtml(spoilerText) }),
    ...(options.withPicture ? { media: [writer.picture(author, createdAt)] } : {}),
    ...(options.delivered === undefined ? {} : { delivered: options.delivered }),
  });
  world.addPost(post);
  return post;
}

function authorOf(world: World, author: Person | string | undefined): Person {
  if (typeof author === 'string') {
    const person = world.personByAcct(author);
    if (!person) throw new Error(`Nobody is called ${author}`);
    return person;
  }
  if (author) return author;
  const plain = world.follows.from(world.me.id).filter(({ languages }) => languages === null);
  return world.person(world.random.pick(plain).targetId);
}
