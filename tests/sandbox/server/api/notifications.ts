/** Endpoints of notifications: one by one, in groups, and those held back as requests. */

import type { Member } from '../../world/member.ts';
import type { Notification } from '../../world/model.ts';
import { accountEntity } from '../entities/account.ts';
import { notificationEntity, severanceField } from '../entities/notification.ts';
import { statusEntity } from '../entities/status.ts';
import { type Answer, ApiError, json, notFound } from '../http.ts';
import { limitOf, type PageRules, pageOf } from '../paging.ts';
import { type Call, type Router, read, write } from '../router.ts';
import { memberOf } from './access.ts';

const PAGES: PageRules = { limit: 40, max: 80, previous: 'min_id', alwaysNext: true };
const GROUPABLE = ['favourite', 'reblog', 'follow'];
const SAMPLE_SIZE = 8;

export function addNotifications(router: Router): void {
  router.on('GET', '/api/v1/notifications', read('notifications'), (call) => {
    const { page, headers } = pageOf(call, wanted(call), ({ id }) => id, PAGES);
    return json(
      page.map((notification) => notificationEntity(call, notification)),
      headers,
    );
  });
  router.on('GET', '/api/v1/notifications/unread_count', read('notifications'), (call) =>
    json({ count: unread(call) }),
  );
  router.on('POST', '/api/v1/notifications/clear', write('notifications'), (call) =>
    remove(call, () => true),
  );
  router.on('GET', '/api/v1/notifications/:id', read('notifications'), (call) => {
    const found = memberOf(call).notifications.find(({ id }) => id === call.params.text('id'));
    if (!found) throw notFound();
    return json(notificationEntity(call, found));
  });
  router.on('POST', '/api/v1/notifications/:id/dismiss', write('notifications'), (call) =>
    remove(call, ({ id }) => id === call.params.text('id')),
  );
  router.on('GET', '/api/v2/notifications', { ...read('notifications'), since: '4.3' }, grouped);
  router.on('GET', '/api/v2/notifications/unread_count', { ...read('notifications'), since: '4.3' }, (call) =>
    json({ count: unread(call) }),
  );
  router.on(
    'GET',
    '/api/v2/notifications/:key/accounts',
    { ...read('notifications'), since: '4.3' },
    (call) => {
      const { page, headers } = pageOf(call, ofGroup(call), ({ id }) => id, PAGES);
      return json(
        page.map(({ accountId }) => accountEntity(call, call.world.person(accountId))),
        headers,
      );
    },
  );
  router.on('GET', '/api/v2/notifications/:key', { ...read('notifications'), since: '4.3' }, (call) => {
    const members = ofGroup(call);
    if (members.length === 0) throw notFound();
    return json(groupsEntity(call, [members], undefined));
  });
  router.on(
    'POST',
    '/api/v2/notifications/:key/dismiss',
    { ...write('notifications'), since: '4.3' },
    (call) => remove(call, ({ groupKey }) => groupKey === call.params.text('key')),
  );
}

/** The caller's notifications of the wanted types, newest first; held-back ones only when asked for. */
function wanted(call: Call): Notification[] {
  const { params } = call;
  const types = params.all('types');
  const excluded = params.all('exclude_types');
  const from = params.text('account_id');
  const includeFiltered = params.flag('include_filtered') ?? from !== undefined;
  return memberOf(call).notifications.filter(
    ({ type, filtered, accountId, statusId }) =>
      (types.length === 0 || types.includes(type)) &&
      !excluded.includes(type) &&
      (from === undefined || from === accountId) &&
      (includeFiltered || !filtered) &&
      (statusId === null || call.world.posts.has(statusId)) &&
      isAudible(call, memberOf(call), accountId),
  );
}

function isAudible(call: Call, member: Member, accountId: string): boolean {
  const person = call.world.person(accountId);
  if (person.suspended || person.deleted || member.blocks.has(accountId)) return false;
  return !member.mutes.get(accountId)?.notifications;
}

function ofGroup(call: Call): Notification[] {
  const key = call.params.text('key');
  return wanted(call).filter(({ groupKey }) => groupKey === key);
}

function unread(call: Call): number {
  const lastRead = Number(memberOf(call).markers.get('notifications')?.lastReadId ?? 0);
  const count = wanted(call).filter(({ id }) => Number(id) > lastRead).length;
  return Math.min(count, limitOf(call, { limit: 100, max: 1000 }));
}

function remove(call: Call, isMeant: (notification: Notification) => boolean): Answer {
  const { notifications } = memberOf(call);
  notifications.splice(
    0,
    notifications.length,
    ...notifications.filter((notification) => !isMeant(notification)),
  );
  call.world.touch();
  return json({});
}

/** One entry a group, each where its newest notification stands. */
function grouped(call: Call): Answer {
  const asked = call.params.all('grouped_types');
  const groupable = asked.length > 0 ? asked : GROUPABLE;
  const groups = new Map<string, Notification[]>();
  for (const notification of wanted(call)) {
    const key = groupable.includes(notification.type)
      ? notification.groupKey
      : `ungrouped-${notification.id}`;
    const group = groups.get(key);
    if (group) group.push(notification);
    else groups.set(key, [notification]);
  }
  const { page, headers } = pageOf(call, [...groups.values()], ([newest]) => newest?.id ?? '0', PAGES);
  return json(groupsEntity(call, page, call.params.text('expand_accounts')), headers);
}

function groupsEntity(call: Call, groups: readonly Notification[][], expand: string | undefined): unknown {
  if (expand !== undefined && expand !== 'full' && expand !== 'partial_avatars') {
    throw new ApiError(400, {
      error: `Invalid value for 'expand_accounts': '${expand}', allowed values are 'full' and 'partial_avatars'`,
    });
  }
  const samples = groups.map((group) => group.slice(0, SAMPLE_SIZE).map(({ accountId }) => accountId));
  const isPartial = expand === 'partial_avatars';
  const full = new Set(isPartial ? samples.flatMap((sample) => sample.slice(0, 1)) : samples.flat());
  const partial = new Set(samples.flat().filter((id) => !full.has(id)));
  const statusIds = new Set(groups.flatMap(([newest]) => newest?.statusId ?? []));
  return {
    accounts: [...full].map((id) => accountEntity(call, call.world.person(id))),
    ...(isPartial ? { partial_accounts: [...partial].map((id) => partialAccount(call, id)) } : {}),
    statuses: [...statusIds].map((id) => statusEntity(call, call.world.post(id))),
    notification_groups: groups.flatMap((group) => groupEntity(group) ?? []),
  };
}

function groupEntity(group: readonly Notification[]): Record<string, unknown> | undefined {
  const [newest, oldest] = [group[0], group.at(-1)];
  if (!newest || !oldest) return undefined;
  return {
    group_key: newest.groupKey,
    notifications_count: group.length,
    type: newest.type,
    most_recent_notification_id: Number(newest.id),
    page_min_id: oldest.id,
    page_max_id: newest.id,
    latest_page_notification_at: new Date(newest.createdAt).toISOString(),
    sample_account_ids: group.slice(0, SAMPLE_SIZE).map(({ accountId }) => accountId),
    ...(newest.statusId === null ? {} : { status_id: newest.statusId }),
    ...severanceField(newest),
  };
}

function partialAccount(call: Call, id: string): Record<string, unknown> {
  const { acct, locked, bot, url, avatar, avatar_static } = accountEntity(call, call.world.person(id));
  return { id, acct, locked, bot, url, avatar, avatar_static };
}
