/** Endpoints of single posts: read them, write one, favourite, boost, bookmark, pin, vote. */

import type { Member } from '../../world/member.ts';
import type { Post } from '../../world/model.ts';
import { escapeHtml, PostWriter } from '../../world/posts.ts';
import { threadOf } from '../../world/timelines.ts';
import { accountEntity } from '../entities/account.ts';
import { pollEntity, statusEntity } from '../entities/status.ts';
import { type Answer, ApiError, invalid, json, notAllowed, notFound } from '../http.ts';
import { type Call, open, type Router, read, write } from '../router.ts';
import { memberOf, postOf } from './access.ts';
import { statusPage } from './timelines.ts';

export function addStatuses(router: Router): void {
  router.on('POST', '/api/v1/statuses', write('statuses'), publish);
  router.on('GET', '/api/v1/statuses', { ...open('statuses'), since: '4.3' }, (call) => {
    const posts = call.params.all('id').flatMap((id) => call.world.posts.get(id) ?? []);
    return json(posts.map((post) => statusEntity(call, post)));
  });
  router.on('GET', '/api/v1/statuses/:id', open('statuses'), (call) =>
    json(statusEntity(call, postOf(call))),
  );
  router.on('DELETE', '/api/v1/statuses/:id', write('statuses'), (call) => {
    const post = ownPost(call);
    const entity = statusEntity(call, post);
    call.world.deletePost(post.id);
    return json({ ...entity, text: plainText(post) });
  });
  router.on('PUT', '/api/v1/statuses/:id', write('statuses'), (call) => {
    const text = call.params.text('status') ?? '';
    return json(statusEntity(call, call.world.editPost(ownPost(call).id, `<p>${escapeHtml(text)}</p>`)));
  });
  router.on('GET', '/api/v1/statuses/:id/context', open('statuses'), (call) => {
    const { ancestors, descendants } = threadOf(call.world, call.viewer, postOf(call));
    const entities = (posts: readonly Post[]): unknown[] => posts.map((post) => statusEntity(call, post));
    return json({ ancestors: entities(ancestors), descendants: entities(descendants) });
  });
  router.on('GET', '/api/v1/statuses/:id/history', open('statuses'), (call) => {
    const { content, spoiler_text, sensitive, created_at, account, emojis } = statusEntity(
      call,
      postOf(call),
    );
    return json([
      { content, spoiler_text, sensitive, created_at, account, emojis, media_attachments: [], poll: null },
    ]);
  });
  router.on('GET', '/api/v1/statuses/:id/source', read('statuses'), (call) => {
    const post = postOf(call);
    return json({ id: post.id, text: plainText(post), spoiler_text: post.spoilerText });
  });
  for (const [path, salt] of [
    ['reblogged_by', 3],
    ['favourited_by', 7],
  ] as const) {
    router.on('GET', `/api/v1/statuses/:id/${path}`, open('accounts'), (call) =>
      json(admirers(call, postOf(call), salt)),
    );
  }
  router.on('GET', '/api/v1/statuses/:id/quotes', { ...read('statuses'), since: '4.5' }, (call) => {
    const { id } = postOf(call);
    return statusPage(
      call,
      call.world.postsByIdDescending.filter(({ quoteOfId }) => quoteOfId === id),
    );
  });
  addReactions(router);
  router.on('GET', '/api/v1/polls/:id', open('statuses'), (call) => json(pollEntity(call, pollOf(call))));
  router.on('POST', '/api/v1/polls/:id/votes', write('statuses'), (call) => {
    const poll = pollOf(call);
    memberOf(call).votes.set(poll.id, call.params.all('choices').map(Number));
    return json(pollEntity(call, poll));
  });
}

function addReactions(router: Router): void {
  const reaction = (
    name: string,
    part: string,
    act: (call: Call, member: Member, post: Post) => Post | undefined,
  ): void => {
    router.on('POST', `/api/v1/statuses/:id/${name}`, write(part), (call) => {
      const post = postOf(call);
      const shown = act(call, memberOf(call), post) ?? post;
      call.world.touch();
      return json(statusEntity(call, shown));
    });
  };
  reaction('favourite', 'favourites', (_, member, post) => {
    if (!member.favourites.has(post.id)) member.favourites.set(post.id, member.nextRow());
    return post;
  });
  reaction('unfavourite', 'favourites', (_, member, post) => {
    member.favourites.delete(post.id);
    return post;
  });
  reaction('bookmark', 'bookmarks', (_, member, post) => {
    if (!member.bookmarks.has(post.id)) member.bookmarks.set(post.id, member.nextRow());
    return post;
  });
  reaction('unbookmark', 'bookmarks', (_, member, post) => {
    member.bookmarks.delete(post.id);
    return post;
  });
  reaction('reblog', 'statuses', (call, member, post) => {
    if (post.visibility === 'direct' || post.visibility === 'private') throw notAllowed();
    const known = call.world.posts.get(member.reblogs.get(post.id) ?? '');
    if (known) return known;
    const now = call.world.clock.now();
    const writer = new PostWriter(call.world.random, call.world.ids);
    const boost = writer.write({ author: member.person, createdAt: now, receivedAt: now, reblogOf: post });
    member.reblogs.set(post.id, boost.id);
    call.world.addPost(boost);
    return boost;
  });
  reaction('unreblog', 'statuses', (call, member, post) => {
    const boostId = member.reblogs.get(post.id);
    member.reblogs.delete(post.id);
    if (boostId !== undefined && call.world.posts.has(boostId)) call.world.deletePost(boostId);
    return post;
  });
  reaction('pin', 'accounts', (_, member, post) => {
    if (post.accountId !== member.id) throw invalid("Someone else's post cannot be pinned");
    member.pinned.add(post.id);
    return post;
  });
  reaction('unpin', 'accounts', (_, member, post) => {
    member.pinned.delete(post.id);
    return post;
  });
  for (const name of ['mute', 'unmute']) reaction(name, 'mutes', (_, __, post) => post);
}

function publish(call: Call): Answer {
  const { world, params } = call;
  const member = memberOf(call);
  const text = params.text('status') ?? '';
  if (text.trim() === '') throw invalid("Text can't be blank");
  const now = world.clock.now();
  const parent = world.posts.get(params.text('in_reply_to_id') ?? '');
  const quoted = world.posts.get(params.text('quoted_status_id') ?? '');
  const spoilerText = params.text('spoiler_text');
  const post = new PostWriter(world.random, world.ids).write({
    author: member.person,
    createdAt: now,
    receivedAt: now,
    text,
    tags: [...text.matchAll(/#(\w+)/g)].map((match) => (match[1] ?? '').toLowerCase()),
    visibility: visibilityOf(params.text('visibility')),
    ...(spoilerText ? { spoilerText } : {}),
    ...(parent ? { inReplyTo: parent } : {}),
    ...(quoted ? { quoteOf: quoted } : {}),
  });
  world.addPost(post);
  return json(statusEntity(call, post));
}

function visibilityOf(text: string | undefined): Post['visibility'] {
  return text === 'unlisted' || text === 'private' || text === 'direct' ? text : 'public';
}

function ownPost(call: Call): Post {
  const post = postOf(call);
  if (post.accountId !== memberOf(call).id) throw notFound();
  return post;
}

function pollOf(call: Call): NonNullable<Post['poll']> {
  const id = call.params.text('id');
  for (const post of call.world.posts.values()) if (post.poll && post.poll.id === id) return post.poll;
  throw new ApiError(404, { error: 'Record not found' });
}

function plainText(post: Post): string {
  return post.content.replaceAll(/<[^>]+>/g, '');
}

/** A few people who are always the same for one post, the caller first if it is one of them. */
function admirers(call: Call, post: Post, salt: number): unknown[] {
  const people = [...call.world.people.values()].filter(({ suspended, deleted }) => !suspended && !deleted);
  const start = Number(BigInt(post.id) % BigInt(people.length)) + salt;
  const chosen = [0, 1, 2, 3, 4].flatMap((index) => people[(start + index * 5) % people.length] ?? []);
  const own = salt === 3 ? call.viewer?.reblogs : call.viewer?.favourites;
  const self = call.viewer && own?.has(post.id) ? [call.viewer.person] : [];
  return [...self, ...chosen].map((person) => accountEntity(call, person));
}
