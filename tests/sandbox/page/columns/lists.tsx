/** The reader's lists. */
import type { List } from '../api/entities.ts';
import { useRows } from '../api/use-rows.ts';
import { Column, ColumnHeader } from '../layout/column.tsx';
import { ScrollableList } from '../lists/scrollable-list.tsx';
import { Icon } from '../markup/icon.tsx';
import { Link } from '../routing/link.tsx';
import { usePlace } from '../routing/location.ts';
import { t } from '../words.ts';

const same = (lists: readonly List[]): readonly List[] => lists;

export function Lists() {
  const { key } = usePlace();
  const { rows, isLoading, hasMore } = useRows<List>('/api/v1/lists', same);
  return (
    <Column label={t('lists')}>
      <ColumnHeader icon="list-ul" title={t('lists')} />
      <ScrollableList
        entries={rows.map(({ id, title }) => ({
          id,
          draw: () => (
            <div className="lists__item">
              <Link to={`/lists/${id}`} className="lists__item__title">
                <Icon id="list-ul" />
                <span>{title}</span>
              </Link>
            </div>
          ),
        }))}
        listKey={`${key}:lists`}
        isLoading={isLoading}
        hasMore={hasMore}
        emptyMessage={t('empty')}
      />
    </Column>
  );
}
