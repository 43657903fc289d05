/** Endpoints of lists and who is on them. */

import type { List } from '../../world/model.ts';
import { byIdDescending } from '../../world/snowflake-ids.ts';
import { accountEntity } from '../entities/account.ts';
import { type Answer, invalid, json, notFound } from '../http.ts';
import { ACCOUNT_PAGES, pageOf } from '../paging.ts';
import { type Call, type Router, read, write } from '../router.ts';
import { isAtLeast } from '../versions.ts';
import { memberOf, personOf } from './access.ts';

export function addLists(router: Router): void {
  router.on('GET', '/api/v1/lists', read('lists'), (call) =>
    json([...memberOf(call).lists.values()].map(listEntity)),
  );
  router.on('POST', '/api/v1/lists', write('lists'), (call) => {
    const member = memberOf(call);
    const list: List = {
      id: String(member.nextRow()),
      title: '',
      repliesPolicy: 'list',
      exclusive: false,
      members: new Map(),
    };
    change(call, list);
    member.lists.set(list.id, list);
    return json(listEntity(list));
  });
  router.on('GET', '/api/v1/lists/:id', read('lists'), (call) => json(listEntity(listOf(call))));
  router.on('PUT', '/api/v1/lists/:id', write('lists'), (call) => {
    const list = listOf(call);
    change(call, list);
    return json(listEntity(list));
  });
  router.on('DELETE', '/api/v1/lists/:id', write('lists'), (call) => {
    memberOf(call).lists.delete(listOf(call).id);
    call.world.touch();
    return json({});
  });
  router.on('GET', '/api/v1/lists/:id/accounts', read('lists'), (call) => {
    const { members } = listOf(call);
    const persons = [...members.keys()]
      .map((id) => call.world.person(id))
      .filter(({ suspended, deleted }) => !suspended && !deleted)
      .sort(byIdDescending);
    // `limit=0` means all, without pages.
    const isUnlimited = call.params.text('limit') === '0';
    const { page, headers } = isUnlimited
      ? { page: persons, headers: {} }
      : pageOf(call, persons, ({ id }) => id, ACCOUNT_PAGES);
    return json(
      page.map((person) => accountEntity(call, person)),
      headers,
    );
  });
  router.on('POST', '/api/v1/lists/:id/accounts', write('lists'), addMembers);
  router.on('DELETE', '/api/v1/lists/:id/accounts', write('lists'), (call) => {
    const { members } = listOf(call);
    for (const id of call.params.all('account_ids')) members.delete(id);
    call.world.touch();
    return json({});
  });
  router.on('GET', '/api/v1/accounts/:id/lists', read('lists'), (call) => {
    const { id, suspended } = personOf(call);
    const lists = [...memberOf(call).lists.values()].filter(({ members }) => !suspended && members.has(id));
    return json(lists.map(listEntity));
  });
}

/** All or none: each must be followed, or at least asked, and not be on the list yet (list_account.rb). */
function addMembers(call: Call): Answer {
  const { world, params, settings } = call;
  const member = memberOf(call);
  const { members } = listOf(call);
  const ids = [...new Set(params.all('account_ids'))];
  const isNewWording = isAtLeast(settings.version, '4.4');
  for (const id of ids) {
    const person = world.people.get(id);
    if (!person || person.deleted) throw notFound();
    const isTied =
      id === member.id || world.follows.get(member.id, id) || world.followRequests.get(member.id, id);
    if (!isTied) throw isNewWording ? invalid('Account must be a followed account') : notFound();
    if (members.has(id))
      throw invalid(isNewWording ? 'Account is already on the list' : 'Account has already been taken');
  }
  for (const id of ids) members.set(id, member.nextRow());
  world.touch();
  return json({});
}

function listOf(call: Call): List {
  const list = memberOf(call).lists.get(call.params.text('id') ?? '');
  if (!list) throw notFound();
  return list;
}

function change({ params, world }: Call, list: List): void {
  const title = params.text('title') ?? list.title;
  if (title.trim() === '') throw invalid("Title can't be blank");
  const policy = params.text('replies_policy');
  list.title = title;
  list.exclusive = params.flag('exclusive') ?? list.exclusive;
  if (policy === 'list' || policy === 'followed' || policy === 'none') list.repliesPolicy = policy;
  world.touch();
}

function listEntity({ id, title, repliesPolicy, exclusive }: List): Record<string, unknown> {
  return { id, title, replies_policy: repliesPolicy, exclusive };
}
