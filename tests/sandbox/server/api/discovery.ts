/** Endpoints for finding things: search, trends, suggestions, the directory, hashtags. */

import type { Person, Post } from '../../world/model.ts';
import { isHiddenFrom, maySee, publicTimeline } from '../../world/timelines.ts';
import { accountEntity, located } from '../entities/account.ts';
import { cardEntity, statusEntity } from '../entities/status.ts';
import { type Answer, ApiError, json } from '../http.ts';
import { limitOf } from '../paging.ts';
import { type Call, open, PUBLIC, type Router, read, relation, write } from '../router.ts';
import { memberOf, personOf } from './access.ts';
import { searchPeople } from './accounts.ts';

const DAY_S = 86_400;

export function addDiscovery(router: Router): void {
  router.on('GET', '/api/v2/search', open('search'), search);
  router.on('GET', '/api/v1/trends/statuses', PUBLIC, (call) => {
    const posts = publicTimeline(call.world, call.viewer, {}).slice(0, 200);
    const popular = [...posts].sort((a, b) => b.counts.favourites - a.counts.favourites);
    return json(sliceOf(call, popular, 20).map((post) => statusEntity(call, post)));
  });
  for (const path of ['/api/v1/trends', '/api/v1/trends/tags']) {
    router.on('GET', path, PUBLIC, (call) =>
      json(sliceOf(call, tagsByUse(call), 10).map((tag) => tagEntity(call, tag))),
    );
  }
  router.on('GET', '/api/v1/trends/links', PUBLIC, (call) => {
    const cards = publicTimeline(call.world, call.viewer, {}).flatMap(({ card }) => card ?? []);
    const unique = [...new Map(cards.map((card) => [card.url, card])).values()];
    return json(
      sliceOf(call, unique, 10).map((card) => ({ ...cardEntity(call, card), history: historyOf(call, 9) })),
    );
  });
  router.on('GET', '/api/v2/suggestions', read('accounts'), (call) =>
    json(
      suggested(call).map((person) => ({
        source: 'global',
        sources: ['most_followed'],
        account: accountEntity(call, person),
      })),
    ),
  );
  router.on('GET', '/api/v1/suggestions', read('accounts'), (call) =>
    json(suggested(call).map((person) => accountEntity(call, person))),
  );
  router.on('DELETE', '/api/v1/suggestions/:id', write('accounts'), (call) => {
    memberOf(call).dismissedSuggestions.add(personOf(call).id);
    return json({});
  });
  router.on('GET', '/api/v1/directory', PUBLIC, (call) => {
    const persons = [...call.world.people.values()].filter(
      (person) => isListed(call, person) && !(call.params.flag('local') && person.domain !== null),
    );
    return json(sliceOf(call, persons, 40).map((person) => accountEntity(call, person)));
  });
  router.on('GET', '/api/v1/followed_tags', relation('read', 'follows'), (call) =>
    json([...memberOf(call).followedTags.keys()].map((tag) => tagEntity(call, tag))),
  );
  router.on('GET', '/api/v1/featured_tags', read('accounts'), () => json([]));
  router.on('GET', '/api/v1/tags/:id', open('accounts'), (call) =>
    json(tagEntity(call, call.params.text('id') ?? '')),
  );
  router.on('POST', '/api/v1/tags/:id/follow', relation('write', 'follows'), (call) => followTag(call, true));
  router.on('POST', '/api/v1/tags/:id/unfollow', relation('write', 'follows'), (call) =>
    followTag(call, false),
  );
}

function search(call: Call): Answer {
  const { params, viewer, world } = call;
  const query = params.text('q');
  if (query === undefined)
    throw new ApiError(400, { error: 'param is missing or the value is empty or invalid: q' });
  if (!viewer && params.flag('resolve')) {
    throw new ApiError(401, {
      error: 'Search queries that resolve remote resources are not supported without authentication',
    });
  }
  const type = params.text('type');
  const wants = (kind: string): boolean => type === undefined || type === kind;
  const acct = query.trim().replace(/^@/, '');
  if (params.flag('resolve') && wants('accounts')) world.meet(acct);
  const accounts = wants('accounts')
    ? searchPeople(call, acct).slice(0, limitOf(call, { limit: 20, max: 40 }))
    : [];
  const byUrl = /^https?:/.test(query) ? personByUrl(call, query) : undefined;
  const statuses = wants('statuses') ? searchPosts(call, query) : [];
  const word = query.replace(/^#/, '').toLowerCase();
  const tags = wants('hashtags') ? tagsByUse(call).filter((tag) => tag.startsWith(word)) : [];
  return json({
    accounts: [...(byUrl ? [byUrl] : []), ...accounts].map((person) => accountEntity(call, person)),
    statuses: statuses.map((post) => statusEntity(call, post)),
    hashtags: tags.map((tag) => tagEntity(call, tag)),
  });
}

function personByUrl(call: Call, url: string): Person | undefined {
  return [...call.world.people.values()].find(
    (person) => !person.deleted && (located(call, person.url) === url || located(call, person.uri) === url),
  );
}

/** By address, or by words in what is public. */
function searchPosts(call: Call, query: string): Post[] {
  const words = query.toLowerCase();
  const isAddress = /^https?:/.test(query);
  const found = call.world.postsByIdDescending.filter((post) => {
    if (post.reblogOfId !== null || !maySee(call.world, call.viewer, post)) return false;
    if (isAddress) return located(call, post.url) === query || located(call, post.uri) === query;
    return (
      post.visibility === 'public' &&
      post.content
        .replaceAll(/<[^>]+>/g, '')
        .toLowerCase()
        .includes(words)
    );
  });
  return sliceOf(call, found, 20);
}

function suggested(call: Call): Person[] {
  const { world } = call;
  const member = memberOf(call);
  const persons = [...world.people.values()].filter(
    (person) =>
      isListed(call, person) &&
      !person.locked &&
      person !== member.person &&
      !member.dismissedSuggestions.has(person.id) &&
      !world.follows.get(member.id, person.id) &&
      !member.blocksDomain(person.domain),
  );
  return sliceOf(call, persons, 40);
}

function isListed(call: Call, person: Person): boolean {
  return !person.limited && person.movedToId === null && !isHiddenFrom(call.viewer, person);
}

function sliceOf<T>(call: Call, entries: readonly T[], limit: number): T[] {
  const offset = Number(call.params.text('offset') ?? 0) || 0;
  return entries.slice(offset, offset + limitOf(call, { limit, max: limit * 2 }));
}

function tagsByUse(call: Call): string[] {
  const uses = new Map<string, number>();
  for (const post of publicTimeline(call.world, undefined, {})) {
    for (const tag of post.tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  }
  return [...uses].sort(([, a], [, b]) => b - a).map(([tag]) => tag);
}

function tagEntity(call: Call, name: string): Record<string, unknown> {
  return {
    id: name,
    name,
    url: `${call.origin}/tags/${encodeURIComponent(name)}`,
    history: historyOf(call, name.length),
    ...(call.viewer ? { following: call.viewer.followedTags.has(name.toLowerCase()) } : {}),
  };
}

/** Seven days of made-up use, today first. */
function historyOf(call: Call, seed: number): Record<string, string>[] {
  const today = Math.floor(call.world.clock.now() / 1000 / DAY_S) * DAY_S;
  return [0, 1, 2, 3, 4, 5, 6].map((day) => ({
    day: String(today - day * DAY_S),
    uses: String(seed * (7 - day)),
    accounts: String(seed * (6 - day) + 1),
  }));
}

function followTag(call: Call, follows: boolean): Answer {
  const { followedTags } = memberOf(call);
  const name = (call.params.text('id') ?? '').toLowerCase();
  if (follows) followedTags.set(name, followedTags.size + 1);
  else followedTags.delete(name);
  return json(tagEntity(call, name));
}
