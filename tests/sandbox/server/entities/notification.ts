/** Notifications in the shape of Mastodon's API. */

import type { Notification } from '../../world/model.ts';
import { isAtLeast } from '../versions.ts';
import { accountEntity, type View } from './account.ts';
import { statusEntity } from './status.ts';

export function notificationEntity(view: View, notification: Notification): Record<string, unknown> {
  const post = notification.statusId === null ? undefined : view.world.posts.get(notification.statusId);
  return {
    id: notification.id,
    type: notification.type,
    created_at: new Date(notification.createdAt).toISOString(),
    ...(isAtLeast(view.settings.version, '4.3') ? { group_key: notification.groupKey } : {}),
    account: accountEntity(view, view.world.person(notification.accountId)),
    ...(post ? { status: statusEntity(view, post) } : {}),
    ...severanceField(notification),
  };
}

/** What was cut by a block; the names are in web-only lists. */
export function severanceField(notification: Notification): Record<string, unknown> {
  const { severance } = notification;
  if (!severance) return {};
  return {
    event: {
      id: severance.id,
      type: 'user_domain_block',
      purged: false,
      target_name: severance.targetName,
      followers_count: severance.followersCount,
      following_count: severance.followingCount,
      created_at: new Date(severance.createdAt).toISOString(),
    },
  };
}
