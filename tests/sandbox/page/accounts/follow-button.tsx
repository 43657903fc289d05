/** Follow, unfollow, unblock: whatever fits how the reader stands to an account. */
import { useEffect } from 'react';
import type { Account } from '../api/entities.ts';
import { classes } from '../markup/class-names.ts';
import { meta } from '../page-state.ts';
import { type AccountAction, act, loadRelationships } from '../store/accounts.ts';
import { useStore } from '../store/store.ts';
import { t, type Word } from '../words.ts';

export function FollowButton({
  account,
  className,
}: {
  readonly account: Account;
  readonly className?: string;
}) {
  const relationship = useStore(({ relationships }) => relationships.get(account.id));
  useEffect(() => {
    void loadRelationships([account.id]);
  }, [account.id]);
  if (!meta.me) return null;
  if (account.id === meta.me) {
    return (
      <a className={classes(className, 'button', 'button-secondary')} href="/settings/profile">
        {t('edit_profile')}
      </a>
    );
  }
  if (!relationship) return null;
  const [word, action, secondary]: [Word, AccountAction, boolean] = relationship.blocking
    ? ['unblock', 'unblock', true]
    : relationship.following
      ? ['unfollow', 'unfollow', true]
      : relationship.requested
        ? ['requested', 'unfollow', true]
        : [relationship.followed_by ? 'follow_back' : 'follow', 'follow', false];
  return (
    <button
      type="button"
      className={classes('button', className, secondary && 'button--destructive button-secondary')}
      onClick={() => void act(account.id, action)}
    >
      {t(word)}
    </button>
  );
}
