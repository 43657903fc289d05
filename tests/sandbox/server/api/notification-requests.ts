/** Endpoints of the notification policy, and of notifications that it holds back. */

import type { Notification } from '../../world/model.ts';
import { accountEntity } from '../entities/account.ts';
import { statusEntity } from '../entities/status.ts';
import { type Answer, json, notFound } from '../http.ts';
import { ACCOUNT_PAGES, pageOf } from '../paging.ts';
import { type Call, type Router, read, write } from '../router.ts';
import { memberOf } from './access.ts';

export function addNotificationRequests(router: Router): void {
  const reading = { ...read('notifications'), since: '4.3' } as const;
  const writing = { ...write('notifications'), since: '4.3' } as const;
  router.on('GET', '/api/v1/notifications/requests', reading, (call) => {
    const { page, headers } = pageOf(call, requestsOf(call), ([newest]) => newest.id, {
      ...ACCOUNT_PAGES,
      previous: 'min_id',
    });
    return json(
      page.map((request) => requestEntity(call, request)),
      headers,
    );
  });
  router.on('GET', '/api/v1/notifications/requests/merged', reading, () => json({ merged: true }));
  router.on('POST', '/api/v1/notifications/requests/accept', writing, (call) =>
    decide(call, call.params.all('id'), true),
  );
  router.on('POST', '/api/v1/notifications/requests/dismiss', writing, (call) =>
    decide(call, call.params.all('id'), false),
  );
  router.on('GET', '/api/v1/notifications/requests/:id', reading, (call) => {
    const request = requestsOf(call).find((candidate) => requestId(candidate) === call.params.text('id'));
    if (!request) throw notFound();
    return json(requestEntity(call, request));
  });
  for (const [name, accepts] of [
    ['accept', true],
    ['dismiss', false],
  ] as const) {
    router.on('POST', `/api/v1/notifications/requests/:id/${name}`, writing, (call) =>
      decide(call, [call.params.text('id') ?? ''], accepts),
    );
  }
  router.on('GET', '/api/v2/notifications/policy', reading, (call) => json(policyEntity(call)));
  router.on('PATCH', '/api/v2/notifications/policy', writing, (call) => {
    const { notificationPolicy } = memberOf(call);
    for (const name of Object.keys(notificationPolicy)) {
      const value = call.params.text(name);
      if (value === 'accept' || value === 'filter' || value === 'drop') notificationPolicy[name] = value;
    }
    return json(policyEntity(call));
  });
}

type Request = readonly [Notification, ...Notification[]];

/** Held-back notifications by account, the most recent account first. */
function requestsOf(call: Call): Request[] {
  const byAccount = new Map<string, [Notification, ...Notification[]]>();
  for (const notification of memberOf(call).notifications.filter(({ filtered }) => filtered)) {
    const known = byAccount.get(notification.accountId);
    if (known) known.push(notification);
    else byAccount.set(notification.accountId, [notification]);
  }
  return [...byAccount.values()];
}

function requestId([newest]: Request): string {
  return newest.accountId;
}

function requestEntity(call: Call, request: Request): Record<string, unknown> {
  const [newest] = request;
  const oldest = request.at(-1) ?? newest;
  const post = newest.statusId === null ? undefined : call.world.posts.get(newest.statusId);
  return {
    id: requestId(request),
    created_at: new Date(oldest.createdAt).toISOString(),
    updated_at: new Date(newest.createdAt).toISOString(),
    notifications_count: String(request.length),
    account: accountEntity(call, call.world.person(newest.accountId)),
    last_status: post ? statusEntity(call, post) : null,
  };
}

function decide(call: Call, ids: readonly string[], accepts: boolean): Answer {
  const { notifications } = memberOf(call);
  const meant = requestsOf(call).filter((request) => ids.includes(requestId(request)));
  if (meant.length === 0) throw notFound();
  const decided = new Set(meant.flat());
  if (accepts) for (const notification of decided) notification.filtered = false;
  else notifications.splice(0, notifications.length, ...notifications.filter((entry) => !decided.has(entry)));
  call.world.touch();
  return json({});
}

function policyEntity(call: Call): Record<string, unknown> {
  const requests = requestsOf(call);
  return {
    ...memberOf(call).notificationPolicy,
    summary: { pending_requests_count: requests.length, pending_notifications_count: requests.flat().length },
  };
}
