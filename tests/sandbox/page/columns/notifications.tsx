/** Notifications in groups, and those held back until the reader accepts their senders. */
import { useCallback, useEffect, useState } from 'react';
import type {
  GroupedNotifications,
  Notification,
  NotificationGroup,
  NotificationRequest,
} from '../api/entities.ts';
import { withQuery } from '../api/request.ts';
import { useAnswer, useRows } from '../api/use-rows.ts';
import { Column, ColumnHeader } from '../layout/column.tsx';
import { ScrollableList } from '../lists/scrollable-list.tsx';
import { classes } from '../markup/class-names.ts';
import { Icon } from '../markup/icon.tsx';
import { Message } from '../markup/message.tsx';
import { Avatar, nameOf } from '../markup/names.tsx';
import { NotificationEntry } from '../notifications/group.tsx';
import { Link } from '../routing/link.tsx';
import { usePlace } from '../routing/location.ts';
import { listenToStream } from '../store/feeds.ts';
import { keepAccounts, keepStatuses } from '../store/store.ts';
import { t } from '../words.ts';

function keep(answer: GroupedNotifications): readonly NotificationGroup[] {
  keepAccounts(answer.accounts);
  keepStatuses(answer.statuses);
  return answer.notification_groups;
}

/** A notification of the stream joins its group, which comes on top. */
function withNew(
  groups: readonly NotificationGroup[],
  notification: Notification,
): readonly NotificationGroup[] {
  const key = notification.group_key ?? `ungrouped-${notification.id}`;
  const known = groups.find(({ group_key }) => group_key === key);
  const people = (known?.sample_account_ids ?? []).filter((id) => id !== notification.account.id);
  const group: NotificationGroup = {
    group_key: key,
    type: notification.type,
    notifications_count: (known?.notifications_count ?? 0) + 1,
    most_recent_notification_id: notification.id,
    latest_page_notification_at: notification.created_at,
    sample_account_ids: [notification.account.id, ...people].slice(0, 8),
    status_id: notification.status?.id ?? null,
    ...(notification.event ? { event: notification.event } : {}),
  };
  return [group, ...groups.filter(({ group_key }) => group_key !== key)];
}

interface NotificationListProps {
  readonly path: string;
  readonly withBanner?: boolean;
}

function NotificationList({ path, withBanner = false }: NotificationListProps) {
  const place = usePlace();
  const { rows, isLoading, hasMore, loadMore, setRows } = useRows<NotificationGroup, GroupedNotifications>(
    path,
    keep,
  );
  useEffect(
    () =>
      listenToStream(({ event, payload }) => {
        if (event !== 'notification') return;
        const notification: Notification = JSON.parse(payload);
        keepAccounts([notification.account]);
        if (notification.status) keepStatuses([notification.status]);
        setRows((before) => withNew(before, notification));
      }),
    [setRows],
  );
  return (
    <ScrollableList
      entries={rows.map((group) => ({
        id: group.group_key,
        draw: () => <NotificationEntry group={group} />,
      }))}
      listKey={`${place.key}:notifications`}
      isLoading={isLoading}
      hasMore={hasMore}
      prepend={withBanner && <FilteredBanner />}
      emptyMessage={t('empty')}
      onLoadMore={loadMore}
    />
  );
}

const ALL = '/api/v2/notifications';

export function Notifications() {
  const [onlyMentions, setOnlyMentions] = useState(false);
  return (
    <Column label={t('notifications')}>
      <ColumnHeader icon="bell" title={t('notifications')} />
      <div className="notification__filter-bar">
        <button
          type="button"
          className={classes(!onlyMentions && 'active')}
          onClick={() => setOnlyMentions(false)}
        >
          <Message>{t('all')}</Message>
        </button>
        <button
          type="button"
          className={classes(onlyMentions && 'active')}
          onClick={() => setOnlyMentions(true)}
        >
          <Message>{t('mentions')}</Message>
        </button>
      </div>
      <NotificationList withBanner path={onlyMentions ? withQuery(ALL, { types: ['mention'] }) : ALL} />
    </Column>
  );
}

interface Policy {
  readonly summary: { readonly pending_requests_count: number };
}

function FilteredBanner() {
  const policy = useAnswer<Policy>('/api/v2/notifications/policy');
  const count = policy?.summary.pending_requests_count ?? 0;
  if (count === 0) return null;
  return (
    <Link className="filtered-notifications-banner" to="/notifications/requests">
      <div className="notification-group__icon">
        <Icon id="filtered-notifications" />
      </div>
      <div className="filtered-notifications-banner__text">
        <strong>{t('filtered_notifications')}</strong>
        <span>{t('filtered_count', count)}</span>
      </div>
    </Link>
  );
}

/** The senders whose notifications are held back. */
export function NotificationRequests() {
  const { key } = usePlace();
  const take = useCallback((requests: readonly NotificationRequest[]) => {
    keepAccounts(requests.map(({ account }) => account));
    return requests;
  }, []);
  const { rows, isLoading, hasMore, loadMore } = useRows<NotificationRequest>(
    '/api/v1/notifications/requests',
    take,
  );
  return (
    <Column label={t('filtered_notifications')}>
      <ColumnHeader icon="archive" title={t('filtered_notifications')} back />
      <ScrollableList
        entries={rows.map(({ id, account, notifications_count }) => ({
          id,
          draw: () => (
            <div className="notification-request">
              <Link
                to={`/notifications/requests/${id}`}
                className="notification-request__link"
                title={account.acct}
              >
                <Avatar account={account} size={40} counter={notifications_count} />
                <div className="notification-request__name">
                  <div className="notification-request__name__display-name">
                    <bdi>
                      <span>{nameOf(account)}</span>
                    </bdi>
                  </div>
                  <span>@{account.acct}</span>
                </div>
              </Link>
            </div>
          ),
        }))}
        listKey={`${key}:requests`}
        isLoading={isLoading}
        hasMore={hasMore}
        emptyMessage={t('empty')}
        onLoadMore={loadMore}
      />
    </Column>
  );
}

/** What one of them has sent. */
export function HeldBack({ id }: { readonly id: string }) {
  const held = useAnswer<NotificationRequest>(`/api/v1/notifications/requests/${id}`);
  return (
    <Column label={t('filtered_notifications')}>
      <ColumnHeader
        icon="archive"
        title={held ? `@${held.account.acct}` : t('filtered_notifications')}
        back
      />
      {held && <NotificationList path={withQuery(ALL, { account_id: held.account.id })} />}
    </Column>
  );
}
