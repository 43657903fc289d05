/** Notifications. */
import { Column, ColumnHeader } from '../layout/column.tsx';
import { t } from '../words.ts';

export function Notifications() {
  return (
    <Column label={t('notifications')}>
      <ColumnHeader icon="bell" title={t('notifications')} />
    </Column>
  );
}
