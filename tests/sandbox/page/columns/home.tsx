/** The home timeline. */
import { Column, ColumnHeader } from '../layout/column.tsx';
import { StatusList } from '../lists/status-list.tsx';
import { homeFeed } from '../store/feeds.ts';
import { t } from '../words.ts';

export function Home() {
  return (
    <Column label={t('home')}>
      <ColumnHeader icon="home" title={t('home')} />
      <StatusList feed={homeFeed} />
    </Column>
  );
}
