/** A post of the store as an entry of a list: a boost shows the post that it boosts. */
import { useStore } from '../store/store.ts';
import { type Place, StatusBox } from './status-box.tsx';

interface StatusEntryProps {
  readonly id: string;
  readonly hidden?: boolean;
  readonly unread?: boolean;
  readonly pinned?: boolean;
  readonly showThread?: boolean;
  readonly skipPrepend?: boolean;
  readonly withCounters?: boolean;
  readonly place?: Place;
}

export function StatusEntry({ id, ...rest }: StatusEntryProps) {
  const status = useStore(({ statuses }) => statuses.get(id));
  const shown = useStore(({ statuses }) => (status?.reblog ? statuses.get(status.reblog.id) : status));
  if (!status || !shown) return null;
  return (
    <div tabIndex={-1}>
      <StatusBox status={shown} {...(status.reblog ? { booster: status.account } : {})} {...rest} />
    </div>
  );
}
