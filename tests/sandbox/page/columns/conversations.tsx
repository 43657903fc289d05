/** Private mentions. */
import { useCallback } from 'react';
import type { Conversation } from '../api/entities.ts';
import { useRows } from '../api/use-rows.ts';
import { Column, ColumnHeader } from '../layout/column.tsx';
import { ScrollableList } from '../lists/scrollable-list.tsx';
import { Age } from '../markup/age.tsx';
import { classes } from '../markup/class-names.ts';
import { Message } from '../markup/message.tsx';
import { Avatar, NameInSentence } from '../markup/names.tsx';
import { navigate, usePlace } from '../routing/location.ts';
import { ActionButton } from '../status/action-bar.tsx';
import { StatusContent } from '../status/content.tsx';
import { startDraft } from '../store/dialogs.ts';
import { keepAccounts, keepStatuses } from '../store/store.ts';
import { around, t } from '../words.ts';

export function Conversations() {
  const { key } = usePlace();
  const take = useCallback((conversations: readonly Conversation[]) => {
    keepAccounts(conversations.flatMap(({ accounts }) => accounts));
    keepStatuses(conversations.flatMap(({ last_status }) => last_status ?? []));
    return conversations;
  }, []);
  const { rows, isLoading, hasMore, loadMore } = useRows<Conversation>('/api/v1/conversations', take);
  return (
    <Column label={t('private_mentions')}>
      <ColumnHeader icon="at" title={t('private_mentions')} />
      <ScrollableList
        entries={rows.map((conversation) => ({
          id: conversation.id,
          draw: () => <ConversationEntry {...conversation} />,
        }))}
        listKey={`${key}:conversations`}
        isLoading={isLoading}
        hasMore={hasMore}
        emptyMessage={t('empty')}
        onLoadMore={loadMore}
      />
    </Column>
  );
}

function ConversationEntry({ accounts, last_status: status, unread }: Conversation) {
  if (!status) return null;
  const [before, after] = around('with');
  return (
    <div tabIndex={-1}>
      <div className={classes('conversation focusable muted', unread && 'unread')} tabIndex={0}>
        <div className="conversation__avatar" role="presentation">
          <div className="account__avatar-composite">
            {accounts.slice(0, 4).map((account) => (
              <div key={account.id}>
                <Avatar account={account} size={48} />
              </div>
            ))}
          </div>
        </div>
        <div className="conversation__content">
          <div className="conversation__content__info">
            <div className="conversation__content__relative-time">
              {unread && <span className="conversation__unread" />} <Age iso={status.created_at} />
            </div>
            <div className="conversation__content__names">
              <Message>
                {before}
                <span>
                  {accounts.map((account) => (
                    <NameInSentence key={account.id} account={account} plain />
                  ))}
                </span>
                {after}
              </Message>
            </div>
          </div>
          <StatusContent status={status} onOpen={() => navigate(`/@${status.account.acct}/${status.id}`)} />
          <div className="status__action-bar">
            <ActionButton word="reply" icon="reply" onClick={() => startDraft({ replyTo: status })} />
          </div>
        </div>
      </div>
    </div>
  );
}
