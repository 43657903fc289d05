/** Endpoints in which clients keep or find their state: markers, preferences, conversations, announcements, settings. */

import type { Post } from '../../world/model.ts';
import { byIdDescending } from '../../world/snowflake-ids.ts';
import { accountEntity } from '../entities/account.ts';
import { statusEntity } from '../entities/status.ts';
import { json, notFound } from '../http.ts';
import { pageOf } from '../paging.ts';
import { type Call, type Router, read, write } from '../router.ts';
import { memberOf } from './access.ts';

export function addClientState(router: Router): void {
  router.on('GET', '/api/v1/markers', read('statuses'), (call) => {
    const asked = call.params.all('timeline');
    return json(Object.fromEntries([...markersOf(call)].filter(([name]) => asked.includes(name))));
  });
  router.on('POST', '/api/v1/markers', write('statuses'), (call) => {
    const { markers } = memberOf(call);
    const changed: string[] = [];
    for (const name of ['home', 'notifications']) {
      const lastReadId = call.params.under(name).get('last_read_id');
      if (lastReadId === undefined) continue;
      markers.set(name, {
        lastReadId,
        version: (markers.get(name)?.version ?? 0) + 1,
        updatedAt: call.world.clock.now(),
      });
      changed.push(name);
    }
    return json(Object.fromEntries([...markersOf(call)].filter(([name]) => changed.includes(name))));
  });
  router.on('GET', '/api/v1/preferences', read('accounts'), () =>
    json({
      'posting:default:visibility': 'public',
      'posting:default:sensitive': false,
      'posting:default:language': null,
      'reading:expand:media': 'default',
      'reading:expand:spoilers': false,
    }),
  );
  router.on('GET', '/api/v1/announcements', { scopes: ['read'], appOnly: true, optional: true }, () =>
    json([]),
  );
  router.on('PUT', '/api/web/settings', { optional: true }, (call) => {
    const member = call.viewer ?? memberOf(call);
    for (const [path, value] of call.params.under('data')) member.settings[path] = value;
    return json({});
  });
  addConversations(router);
}

function markersOf(call: Call): Map<string, Record<string, unknown>> {
  const markers = [...memberOf(call).markers].map(
    ([name, { lastReadId, version, updatedAt }]) =>
      [name, { last_read_id: lastReadId, version, updated_at: new Date(updatedAt).toISOString() }] as const,
  );
  return new Map(markers);
}

function addConversations(router: Router): void {
  router.on('GET', '/api/v1/conversations', read('statuses'), (call) => {
    const rules = { limit: 20, max: 40, previous: 'min_id' } as const;
    const { page, headers } = pageOf(call, conversationsOf(call), ({ last }) => last.id, rules);
    return json(
      page.map((conversation) => conversationEntity(call, conversation)),
      headers,
    );
  });
  router.on('POST', '/api/v1/conversations/:id/read', write('conversations'), (call) => {
    const conversation = conversationOf(call);
    memberOf(call).readConversations.add(conversation.last.id);
    return json(conversationEntity(call, conversation));
  });
}

interface Conversation {
  readonly id: string;
  readonly accountIds: readonly string[];
  readonly last: Post;
}

/** Private messages by who takes part in them, the latest first. */
function conversationsOf(call: Call): Conversation[] {
  const member = memberOf(call);
  const latest = new Map<string, Conversation>();
  for (const post of call.world.postsByIdDescending) {
    const participants = [post.accountId, ...post.mentionIds];
    if (post.visibility !== 'direct' || !participants.includes(member.id)) continue;
    const accountIds = [...new Set(participants)].filter((id) => id !== member.id).sort();
    const id = accountIds.join('-');
    if (!latest.has(id)) latest.set(id, { id, accountIds, last: post });
  }
  return [...latest.values()].sort((a, b) => byIdDescending(a.last, b.last));
}

function conversationOf(call: Call): Conversation {
  const conversation = conversationsOf(call).find(({ id }) => id === call.params.text('id'));
  if (!conversation) throw notFound();
  return conversation;
}

function conversationEntity(call: Call, { id, accountIds, last }: Conversation): Record<string, unknown> {
  return {
    id,
    unread: !memberOf(call).readConversations.has(last.id),
    accounts: accountIds.map((accountId) => accountEntity(call, call.world.person(accountId))),
    last_status: statusEntity(call, last),
  };
}
