/** Puts a notification before a member, grouped as Mastodon groups them. */

import type { Member } from './member.ts';
import type { Notification, NotificationType, Person, Post, Severance } from './model.ts';
import type { World } from './world.ts';

const TWELVE_HOURS = 12 * 3_600_000;

export interface NotificationDraft {
  readonly type: NotificationType;
  readonly from: Person;
  readonly at: number;
  readonly post?: Post;
  readonly severance?: Severance;
  readonly filtered?: boolean;
}

/** Adds the notification and tells the member's connected pages. */
export function addNotification(world: World, member: Member, draft: NotificationDraft): Notification {
  const id = notificationId(world, draft.at);
  const notification: Notification = {
    id,
    type: draft.type,
    groupKey: groupKey(draft, id),
    createdAt: draft.at,
    accountId: draft.from.id,
    statusId: draft.post?.id ?? null,
    severance: draft.severance ?? null,
    filtered: draft.filtered ?? false,
  };
  member.notifications.push(notification);
  member.notifications.sort((a, b) => Number(b.id) - Number(a.id));
  world.touch();
  if (!notification.filtered) world.tell({ kind: 'notification', member, notificationId: notification.id });
  return notification;
}

/** Notification ids are small running numbers; here minutes keep them in order of time. */
function notificationId(world: World, at: number): string {
  const start = Math.floor(at / 1000) % 1_000_000_000;
  let id = start;
  const taken = new Set(
    [...world.members.values()].flatMap((member) => member.notifications.map(({ id }) => id)),
  );
  while (taken.has(String(id))) id += 1;
  return String(id);
}

/** Favourites and boosts of one post, and follows, are grouped within twelve hours; all else stands alone. */
function groupKey(draft: NotificationDraft, id: string): string {
  const bucket = Math.floor(draft.at / TWELVE_HOURS) * 12;
  if ((draft.type === 'favourite' || draft.type === 'reblog') && draft.post) {
    return `${draft.type}-${draft.post.id}-${bucket}`;
  }
  if (draft.type === 'follow') return `follow-${bucket}`;
  return `ungrouped-${id}`;
}
