/** A paged list of accounts. */
import type { ComponentType, ReactNode } from 'react';
import type { Account } from '../api/entities.ts';
import { useRows } from '../api/use-rows.ts';
import { ScrollableList } from '../lists/scrollable-list.tsx';
import { usePlace } from '../routing/location.ts';
import { loadRelationships } from '../store/accounts.ts';
import { keepAccounts } from '../store/store.ts';
import { t } from '../words.ts';
import { AccountRow } from './account-row.tsx';

interface AccountListProps {
  readonly path: string;
  readonly prepend?: ReactNode;
  readonly row?: ComponentType<{ account: Account; hidden?: boolean }>;
}

async function keep(accounts: readonly Account[]): Promise<readonly Account[]> {
  keepAccounts(accounts);
  await loadRelationships(accounts.map(({ id }) => id));
  return accounts;
}

export function AccountList({ path, prepend, row: Row = AccountRow }: AccountListProps) {
  const { key } = usePlace();
  const { rows, isLoading, hasMore, loadMore } = useRows<Account>(path, keep);
  return (
    <ScrollableList
      entries={rows.map((account) => ({
        id: account.id,
        draw: (hidden) => <Row account={account} hidden={hidden} />,
      }))}
      listKey={`${key}:${path}`}
      isLoading={isLoading}
      hasMore={hasMore}
      prepend={prepend}
      emptyMessage={t('empty')}
      onLoadMore={loadMore}
    />
  );
}
