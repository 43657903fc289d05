/** Columns of people: follow requests, who boosted or favourited a post, who to follow. */
import { useCallback } from 'react';
import { AccountList } from '../accounts/account-list.tsx';
import type { Account } from '../api/entities.ts';
import { request } from '../api/request.ts';
import { useRows } from '../api/use-rows.ts';
import { Column, ColumnHeader } from '../layout/column.tsx';
import { ScrollableList } from '../lists/scrollable-list.tsx';
import { Icon } from '../markup/icon.tsx';
import { Avatar, DisplayName, pathOf } from '../markup/names.tsx';
import { since } from '../page-state.ts';
import { Link } from '../routing/link.tsx';
import { usePlace } from '../routing/location.ts';
import { wordsOf } from '../status/content.tsx';
import { keepAccounts } from '../store/store.ts';
import { t, type Word } from '../words.ts';

interface PeopleProps {
  readonly path: string;
  readonly icon: string;
  readonly word: Word;
}

export function People({ path, icon, word }: PeopleProps) {
  return (
    <Column label={t(word)}>
      <ColumnHeader icon={icon} title={t(word)} back />
      <AccountList path={path} />
    </Column>
  );
}

export function FollowRequests() {
  const { key } = usePlace();
  const take = useCallback((accounts: readonly Account[]) => {
    keepAccounts(accounts);
    return accounts;
  }, []);
  const { rows, isLoading, hasMore, loadMore, setRows } = useRows<Account>('/api/v1/follow_requests', take);
  const answer = async (id: string, action: 'authorize' | 'reject'): Promise<void> => {
    await request('POST', `/api/v1/follow_requests/${id}/${action}`);
    setRows((before) => before.filter((account) => account.id !== id));
  };
  return (
    <Column label={t('follow_requests')}>
      <ColumnHeader icon="user-plus" title={t('follow_requests')} back />
      <ScrollableList
        entries={rows.map((account) => ({
          id: account.id,
          draw: () => <Request account={account} onAnswer={(action) => void answer(account.id, action)} />,
        }))}
        listKey={`${key}:follow-requests`}
        isLoading={isLoading}
        hasMore={hasMore}
        emptyMessage={t('empty')}
        onLoadMore={loadMore}
      />
    </Column>
  );
}

interface RequestProps {
  readonly account: Account;
  readonly onAnswer: (action: 'authorize' | 'reject') => void;
}

function Request({ account, onAnswer }: RequestProps) {
  const button = (word: Word, icon: string, action: 'authorize' | 'reject') => (
    <div className="account--panel__button">
      <button
        type="button"
        className="icon-button"
        tabIndex={0}
        title={t(word)}
        aria-label={t(word)}
        onClick={() => onAnswer(action)}
      >
        <Icon id={icon} />
      </button>
    </div>
  );
  return (
    <div className="account-authorize__wrapper">
      <div className="account-authorize">
        <Link to={pathOf(account)} className="detailed-status__display-name">
          <div className="account-authorize__avatar">
            <Avatar account={account} size={48} />
          </div>
          <DisplayName account={account} />
        </Link>
        <div className={since(6) ? '_comp_account_bio__bio translate' : 'account__header__content translate'}>
          <p>{wordsOf(account.note)}</p>
        </div>
      </div>
      <div className="account--panel">
        {button('authorize', 'check', 'authorize')}
        {button('reject', 'times', 'reject')}
      </div>
    </div>
  );
}
