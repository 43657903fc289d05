/** Endpoints of what a member has gathered: favourites, bookmarks, blocks, mutes, featured people. */

import { accountEntity } from '../entities/account.ts';
import { statusEntity } from '../entities/status.ts';
import { type Answer, json } from '../http.ts';
import { ACCOUNT_PAGES, pageOf, STATUS_PAGES } from '../paging.ts';
import { type Access, type Call, type Router, read, relation } from '../router.ts';
import { memberOf } from './access.ts';

export function addCollections(router: Router): void {
  router.on('GET', '/api/v1/favourites', read('favourites'), (call) =>
    gatheredPosts(call, memberOf(call).favourites),
  );
  router.on('GET', '/api/v1/bookmarks', read('bookmarks'), (call) =>
    gatheredPosts(call, memberOf(call).bookmarks),
  );
  const people = (path: string, access: Access, rowsOf: (call: Call) => ReadonlyMap<string, number>): void =>
    router.on('GET', path, access, (call) => gatheredPeople(call, rowsOf(call)));
  people('/api/v1/blocks', relation('read', 'blocks'), (call) => memberOf(call).blocks);
  people('/api/v1/mutes', relation('read', 'mutes'), (call) => {
    return new Map([...memberOf(call).mutes].map(([id, { row }]) => [id, row]));
  });
  people('/api/v1/endorsements', read('accounts'), (call) => memberOf(call).endorsed);
}

function newestRowFirst(rows: ReadonlyMap<string, number>): [string, number][] {
  return [...rows].sort(([, a], [, b]) => b - a);
}

/** Ordered by when they were gathered; the cursor is the row's internal id. */
function gatheredPosts(call: Call, rows: ReadonlyMap<string, number>): Answer {
  const kept = newestRowFirst(rows).filter(([id]) => call.world.posts.has(id));
  const { page, headers } = pageOf(call, kept, ([, row]) => row, { ...STATUS_PAGES, alwaysNext: false });
  return json(
    page.map(([id]) => statusEntity(call, call.world.post(id))),
    headers,
  );
}

function gatheredPeople(call: Call, rows: ReadonlyMap<string, number>): Answer {
  const kept = newestRowFirst(rows).filter(([id]) => !call.world.person(id).deleted);
  const { page, headers } = pageOf(call, kept, ([, row]) => row, ACCOUNT_PAGES);
  return json(
    page.map(([id]) => accountEntity(call, call.world.person(id))),
    headers,
  );
}
