/** Search results: people, tags, posts. */

import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { AccountRow } from '../accounts/account-row.tsx';
import type { SearchResults } from '../api/entities.ts';
import { withQuery } from '../api/request.ts';
import { useAnswer } from '../api/use-rows.ts';
import { Search } from '../compose/compose.tsx';
import { Column, ColumnHeader } from '../layout/column.tsx';
import { ScrollableList } from '../lists/scrollable-list.tsx';
import { Link } from '../routing/link.tsx';
import { usePlace } from '../routing/location.ts';
import { StatusEntry } from '../status/status-entry.tsx';
import { loadRelationships } from '../store/accounts.ts';
import { keepAccounts, keepStatuses, useStore } from '../store/store.ts';
import { t, type Word } from '../words.ts';

export function SearchColumn() {
  const { key, query } = usePlace();
  const q = query.get('q') ?? '';
  const results = useAnswer<SearchResults>(withQuery('/api/v2/search', { q, resolve: true, limit: 11 }));
  const known = useStore(({ statuses }) => statuses);
  useEffect(() => {
    if (!results) return;
    keepAccounts(results.accounts);
    keepStatuses(results.statuses);
    void loadRelationships(results.accounts.map(({ id }) => id));
  }, [results]);
  const section = (word: Word, content: readonly ReactNode[]) => ({
    id: word,
    draw: () => (
      <div className="search-results__section">
        <div className="search-results__section__header">
          <h3>{t(word)}</h3>
        </div>
        {content}
      </div>
    ),
  });
  const title = t('search_for', q);
  const parts = results && [
    section(
      'people',
      results.accounts.map((account) => <AccountRow key={account.id} account={account} />),
    ),
    section(
      'hashtags',
      results.hashtags.map(({ name }) => (
        <div key={name} className="trends__item">
          <div className="trends__item__name">
            <Link to={`/tags/${name}`}>
              #<span>{name}</span>
            </Link>
          </div>
        </div>
      )),
    ),
    section(
      'posts',
      results.statuses.filter(({ id }) => known.has(id)).map(({ id }) => <StatusEntry key={id} id={id} />),
    ),
  ];
  const hasAny = results && results.accounts.length + results.hashtags.length + results.statuses.length > 0;
  return (
    <Column label={title}>
      <ColumnHeader icon="search" title={title} />
      <div className="explore__search-header">
        <Search />
      </div>
      <div className="explore__search-results" data-nosnippet>
        <ScrollableList
          entries={hasAny && parts ? parts : []}
          listKey={`${key}:search`}
          isLoading={!results}
          hasMore={false}
          emptyMessage={t('empty')}
        />
      </div>
    </Column>
  );
}
