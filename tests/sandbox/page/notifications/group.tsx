/** One notification, or several of one kind in one. */
import type { ReactNode } from 'react';
import { FollowButton } from '../accounts/follow-button.tsx';
import type { Account, NotificationGroup, Status } from '../api/entities.ts';
import { request } from '../api/request.ts';
import { Age } from '../markup/age.tsx';
import { classes } from '../markup/class-names.ts';
import { differs } from '../markup/differences.ts';
import { Icon } from '../markup/icon.tsx';
import { Avatar, DisplayName, NameInSentence } from '../markup/names.tsx';
import { since } from '../page-state.ts';
import { Link } from '../routing/link.tsx';
import { navigate } from '../routing/location.ts';
import { wordsOf } from '../status/content.tsx';
import { StatusBox } from '../status/status-box.tsx';
import { useStore } from '../store/store.ts';
import { around, t, type Word } from '../words.ts';

/** Kinds that show the whole post. */
const WHOLE: Readonly<Record<string, { icon: string; word: Word }>> = {
  mention: { icon: 'at', word: 'notification_mention' },
  quote: { icon: 'quote', word: 'notification_quote' },
  status: { icon: 'bell', word: 'notification_status' },
};

/** Kinds that show who, and an excerpt of the post. */
const BRIEF: Readonly<Record<string, { icon: string; word: Word }>> = {
  favourite: { icon: 'star', word: 'notification_favourite' },
  reblog: { icon: 'retweet', word: 'notification_reblog' },
  follow: { icon: 'user-plus', word: 'notification_follow' },
  follow_request: { icon: 'user-plus', word: 'notification_follow_request' },
  poll: { icon: 'list-ul', word: 'notification_poll' },
  update: { icon: 'pencil', word: 'notification_update' },
};

export function NotificationEntry({ group }: { readonly group: NotificationGroup }) {
  const status = useStore(({ statuses }) => statuses.get(group.status_id ?? ''));
  const accounts = useStore((state) => state.accounts);
  const people = group.sample_account_ids.flatMap((id) => accounts.get(id) ?? []);
  const [first] = people;
  if (group.type === 'severed_relationships') return <Severed group={group} />;
  const whole = WHOLE[group.type];
  if (whole && status && first) return <WholePost type={group.type} status={status} who={first} {...whole} />;
  const brief = BRIEF[group.type];
  if (!brief || !first) return null;
  return (
    <Wrapped>
      <div
        className={`notification-group focusable notification-group--${group.type}`}
        role="button"
        tabIndex={0}
      >
        <div className="notification-group__icon">
          <Icon id={brief.icon} />
        </div>
        <div className="notification-group__main">
          <div className="notification-group__main__header">
            <div className="notification-group__main__header__wrapper">
              <div className={since(4) ? 'avatar-group' : 'notification-group__avatar-group'}>
                {people.map((account) => (
                  <Link
                    key={account.id}
                    to={`/@${account.acct}`}
                    title={`@${account.acct}`}
                    data-hover-card-account={account.id}
                  >
                    <Avatar account={account} size={28} />
                  </Link>
                ))}
              </div>
              {group.type === 'follow' && people.length === 1 && (
                <div className="notification-group__actions">
                  <FollowButton account={first} />
                </div>
              )}
              {group.type === 'follow_request' && <RequestActions id={first.id} />}
            </div>
            <Label>
              <Sentence word={brief.word} who={first} others={group.notifications_count - 1} />
              {group.latest_page_notification_at && (
                <>
                  <span className="notification-group__main__header__label-separator">&middot;</span>
                  <Age iso={group.latest_page_notification_at} />
                </>
              )}
            </Label>
          </div>
          {status && (
            <div className="notification-group__main__status">
              <EmbeddedStatus status={status} />
            </div>
          )}
        </div>
      </div>
    </Wrapped>
  );
}

function Label({ children }: { readonly children: ReactNode }) {
  const Tag = differs.notificationLabelTag;
  return <Tag className="notification-group__main__header__label">{children}</Tag>;
}

function RequestActions({ id }: { readonly id: string }) {
  const actions = [
    ['reject', 'times'],
    ['authorize', 'check'],
  ] as const;
  return (
    <div className="notification-group__actions">
      {actions.map(([action, icon]) => (
        <button
          key={action}
          type="button"
          className="icon-button"
          title={t(action)}
          aria-label={t(action)}
          tabIndex={0}
          onClick={() => {
            request('POST', `/api/v1/follow_requests/${id}/${action}`).catch((error: unknown) =>
              console.warn(action, error),
            );
          }}
        >
          <Icon id={icon} />
        </button>
      ))}
    </div>
  );
}

function Wrapped({ children }: { readonly children: ReactNode }) {
  return (
    <div tabIndex={-1}>
      <div tabIndex={-1}>{children}</div>
    </div>
  );
}

function Sentence({ word, who, others }: { word: Word; who: Account; others: number }) {
  const [before, after] = around(word);
  const [beforeAll, afterAll] = others > 0 ? t('others', '\0', others).split('\0') : ['', ''];
  return (
    <span>
      {before}
      {beforeAll}
      <NameInSentence account={who} plain />
      {afterAll}
      {after}
    </span>
  );
}

interface WholePostProps {
  readonly type: string;
  readonly status: Status;
  readonly who: Account;
  readonly icon: string;
  readonly word: Word;
}

function WholePost({ type, status, who, icon, word }: WholePostProps) {
  const Heading = differs.notificationLabelTag;
  const isPrivate = status.visibility === 'direct';
  const [before, after] = around(isPrivate ? 'audience_direct' : word);
  return (
    <Wrapped>
      <div
        className={classes(
          'notification-ungrouped focusable',
          `notification-ungrouped--${type}`,
          isPrivate && 'notification-ungrouped--direct',
        )}
        role="button"
        tabIndex={0}
      >
        <Heading className="notification-ungrouped__header">
          <div className="notification-ungrouped__header__icon">
            <Icon id={icon} />
          </div>
          <span>
            {before}
            {type !== 'mention' && <NameInSentence account={who} plain />}
            {after}
          </span>
        </Heading>
        <div>
          <StatusBox status={status} skipPrepend avatarSize={40} unfocusable />
        </div>
      </div>
    </Wrapped>
  );
}

function EmbeddedStatus({ status }: { readonly status: Status }) {
  return (
    <div
      className="notification-group__embedded-status"
      role="button"
      tabIndex={-1}
      onClick={() => navigate(`/@${status.account.acct}/${status.id}`)}
    >
      <div className="notification-group__embedded-status__account">
        <Avatar account={status.account} size={16} />
        <DisplayName account={status.account} />
      </div>
      <div className="notification-group__embedded-status__content reply-indicator__content translate">
        <p>{wordsOf(status.content)}</p>
      </div>
    </div>
  );
}

function Severed({ group: { event } }: { readonly group: NotificationGroup }) {
  if (!event) return null;
  return (
    <div
      className="notification-group notification-group--link notification-group--relationships-severance-event focusable"
      role="button"
      tabIndex={0}
    >
      <div className="notification-group__icon">
        <Icon id="times" />
      </div>
      <div className="notification-group__main">
        <p>{t('notification_severed', event.target_name)}</p>
        <p>
          {t('notification_severed_body', event.target_name, event.followers_count, event.following_count)}
        </p>
        <a href="/severed_relationships" target="_blank" rel="noopener" className="link-button">
          {t('more')}
        </a>
      </div>
    </div>
  );
}
