/** Endpoints of accounts: who they are, what they post, whom they follow. */

import type { Follow, Person, Post } from '../../world/model.ts';
import { isHiddenFrom, maySee } from '../../world/timelines.ts';
import { accountEntity, credentialAccountEntity, relationshipEntity } from '../entities/account.ts';
import { type Answer, invalid, json, notFound } from '../http.ts';
import { ACCOUNT_PAGES, limitOf, pageOf } from '../paging.ts';
import { type Call, open, type Router, read } from '../router.ts';
import { isAtLeast } from '../versions.ts';
import { memberOf, personOf } from './access.ts';
import { statusPage } from './timelines.ts';

export function addAccounts(router: Router): void {
  router.on(
    'GET',
    '/api/v1/accounts/verify_credentials',
    { scopes: ['read', 'read:accounts', 'profile'] },
    (call) => json(credentialAccountEntity(call, memberOf(call))),
  );
  router.on('GET', '/api/v1/accounts/relationships', read('follows'), relationships);
  router.on('GET', '/api/v1/accounts/lookup', open('accounts'), (call) => {
    const person = call.world.personByAcct(call.params.text('acct') ?? '');
    if (!person || person.deleted) throw notFound();
    return json(accountEntity(call, person));
  });
  router.on('GET', '/api/v1/accounts/search', read('accounts'), (call) => {
    const query = call.params.text('q') ?? '';
    if (call.params.flag('resolve')) call.world.meet(query.trim().replace(/^@/, ''));
    return json(searchPeople(call, query).map((person) => accountEntity(call, person)));
  });
  router.on('GET', '/api/v1/accounts/familiar_followers', read('follows'), (call) =>
    json(call.params.all('id').map((id) => ({ id, accounts: familiarFollowers(call, id) }))),
  );
  router.on('GET', '/api/v1/accounts', { ...open('accounts'), since: '4.3' }, (call) => {
    const ids = call.params.all('id');
    if (ids.length > ACCOUNT_PAGES.limit) throw invalid('Too many accounts');
    const persons = ids.flatMap((id) => call.world.people.get(id) ?? []).filter(({ deleted }) => !deleted);
    return json(persons.map((person) => accountEntity(call, person)));
  });
  router.on('GET', '/api/v1/accounts/:id', open('accounts'), (call) =>
    json(accountEntity(call, personOf(call))),
  );
  router.on('GET', '/api/v1/accounts/:id/statuses', open('statuses'), accountStatuses);
  router.on('GET', '/api/v1/accounts/:id/following', open('accounts'), (call) =>
    followPage(call, call.world.follows.from(personOf(call).id), ({ targetId }) => targetId),
  );
  router.on('GET', '/api/v1/accounts/:id/followers', open('accounts'), (call) =>
    followPage(call, call.world.follows.to(personOf(call).id), ({ sourceId }) => sourceId),
  );
  router.on('GET', '/api/v1/accounts/:id/featured_tags', open('accounts'), (call) => {
    personOf(call);
    return json([]);
  });
  router.on('GET', '/api/v1/accounts/:id/endorsements', { ...open('accounts'), since: '4.4' }, (call) => {
    const owner = call.world.members.get(personOf(call).id);
    return json([...(owner?.endorsed.keys() ?? [])].map((id) => accountEntity(call, call.world.person(id))));
  });
  router.on('GET', '/api/v1/accounts/:id/identity_proofs', open('accounts'), () => json([]));
}

/** A page of people out of follow rows; the cursor is the row's internal id. */
function followPage(call: Call, rows: readonly Follow[], idOf: (follow: Follow) => string): Answer {
  const shown = rows.filter((row) => {
    const person = call.world.person(idOf(row));
    return !person.suspended && !person.deleted;
  });
  const { page, headers } = pageOf(call, shown, ({ row }) => row, ACCOUNT_PAGES);
  return json(
    page.map((row) => accountEntity(call, call.world.person(idOf(row)))),
    headers,
  );
}

function relationships(call: Call): Answer {
  const member = memberOf(call);
  const withSuspended = isAtLeast(call.settings.version, '4.3') && call.params.flag('with_suspended');
  const persons = [...new Set(call.params.all('id'))]
    .flatMap((id) => call.world.people.get(id) ?? [])
    .filter((person) => !person.deleted && (withSuspended || !person.suspended));
  // 4.2 keeps the order that was asked for; later versions give that of the database.
  if (isAtLeast(call.settings.version, '4.3')) persons.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
  return json(persons.map((person) => relationshipEntity(call, member, person)));
}

function accountStatuses(call: Call): Answer {
  const person = personOf(call);
  const { world, viewer, params } = call;
  const pinned = world.members.get(person.id)?.pinned;
  const posts = world.postsByIdDescending.filter((post) => {
    if (post.accountId !== person.id || !maySee(world, viewer, post) || person.suspended) return false;
    if (post.visibility === 'direct') return false;
    if (params.flag('pinned')) return pinned?.has(post.id) ?? false;
    if (params.flag('exclude_reblogs') && post.reblogOfId !== null) return false;
    if (params.flag('exclude_replies') && isReplyToOthers(call, post)) return false;
    if (params.flag('only_media') && post.media.length === 0) return false;
    const tagged = params.text('tagged');
    return tagged === undefined || post.tags.includes(tagged.toLowerCase());
  });
  return statusPage(call, posts);
}

function isReplyToOthers(call: Call, post: Post): boolean {
  return post.inReplyToId !== null && call.world.posts.get(post.inReplyToId)?.accountId !== post.accountId;
}

/**
 * People whose handle or name contains the words; with `resolve=true` an exact handle also finds one this server
 * has not met. Those whom the caller follows come first.
 */
export function searchPeople(call: Call, query: string): Person[] {
  const { world, viewer, params } = call;
  const words = query.trim().replace(/^@/, '').toLowerCase();
  if (words === '') return [];
  const exact = world.personByAcct(words);
  const matches = [...world.people.values()].filter((person) => {
    if (person.deleted || person.suspended || isHiddenFrom(viewer, person) || person === exact) return false;
    const acct = person.domain === null ? person.username : `${person.username}@${person.domain}`;
    return acct.toLowerCase().includes(words) || person.displayName.toLowerCase().includes(words);
  });
  const isFollowed = (person: Person): boolean =>
    viewer !== undefined && world.follows.get(viewer.id, person.id) !== undefined;
  const found = [
    ...(exact && !exact.deleted && !exact.suspended ? [exact] : []),
    ...matches.filter(isFollowed),
    ...matches.filter((person) => !isFollowed(person)),
  ].filter((person) => !params.flag('following') || isFollowed(person));
  const offset = Number(params.text('offset') ?? 0) || 0;
  return found.slice(offset, offset + limitOf(call, { limit: 40, max: 80 }));
}

/** Whom the caller follows among those who follow the account. */
function familiarFollowers(call: Call, id: string): unknown[] {
  const member = memberOf(call);
  return call.world.follows
    .to(id)
    .filter(({ sourceId }) => call.world.follows.get(member.id, sourceId) !== undefined)
    .map(({ sourceId }) => accountEntity(call, call.world.person(sourceId)));
}
