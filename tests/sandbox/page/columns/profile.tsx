/** A profile: header, pinned posts, posts; or the lists of who follows whom. */
import { type ReactNode, useEffect, useState } from 'react';
import { AccountList } from '../accounts/account-list.tsx';
import { FollowRow } from '../accounts/account-row.tsx';
import { LimitedHint } from '../accounts/limited-hint.tsx';
import { ProfileHeader } from '../accounts/profile-header.tsx';
import type { Account, Status } from '../api/entities.ts';
import { request } from '../api/request.ts';
import { BackButton, Column } from '../layout/column.tsx';
import type { ListEntry } from '../lists/scrollable-list.tsx';
import { StatusList } from '../lists/status-list.tsx';
import { classes } from '../markup/class-names.ts';
import { differs } from '../markup/differences.ts';
import { nameOf } from '../markup/names.tsx';
import { since } from '../page-state.ts';
import { StatusEntry } from '../status/status-entry.tsx';
import { isHidden, lookUpAccount } from '../store/accounts.ts';
import { keepStatuses, useStore } from '../store/store.ts';
import { t } from '../words.ts';

function useAccount(acct: string): Account | undefined {
  const known = useStore(({ accounts }) => [...accounts.values()].find((account) => account.acct === acct));
  useEffect(() => {
    lookUpAccount(acct).catch((error: unknown) => console.warn('No such account', acct, error));
  }, [acct]);
  return known;
}

function ProfileColumn({ acct, children }: { acct: string; children: (account: Account) => ReactNode }) {
  const account = useAccount(acct);
  const hidden = useStore((state) => account !== undefined && isHidden(state, account));
  return (
    <Column>
      <BackButton />
      {account && hidden && (
        <div className={classes('scrollable', since(4) && 'scrollable--flex')}>
          <ProfileHeader account={account} isHidden />
          <LimitedHint id={account.id} />
        </div>
      )}
      {account && !hidden && children(account)}
    </Column>
  );
}

function usePinned(account: Account): readonly string[] {
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    request<readonly Status[]>('GET', `/api/v1/accounts/${account.id}/statuses?pinned=true`).then(
      ({ body }) => {
        keepStatuses(body);
        setIds(body.map(({ id }) => id));
      },
      (error: unknown) => console.warn('No pinned posts', error),
    );
  }, [account.id]);
  return ids;
}

const QUERIES: Readonly<Record<string, string>> = {
  '': 'exclude_replies=true',
  with_replies: '',
  media: 'only_media=true',
};

export function Profile({ acct, part }: { readonly acct: string; readonly part: string }) {
  return (
    <ProfileColumn acct={acct}>
      {(account) => <ProfilePosts key={`${account.id}/${part}`} account={account} part={part} />}
    </ProfileColumn>
  );
}

function ProfilePosts({ account, part }: { readonly account: Account; readonly part: string }) {
  const pinned = usePinned(account);
  const shown = part === '' ? pinned : [];
  const query = QUERIES[part] ?? '';
  // In 4.4 and 4.5 pinned posts stand in a carousel above the list.
  const inCarousel = since(4) && !since(6);
  const entries = shown.map(
    (id): ListEntry => ({
      id: `f-${id}`,
      draw: (hidden) => <StatusEntry id={id} hidden={hidden} pinned withCounters />,
    }),
  );
  return (
    <StatusList
      feed={{
        key: `account:${account.id}:${part}`,
        path: `/api/v1/accounts/${account.id}/statuses${query && `?${query}`}`,
      }}
      before={inCarousel ? [] : entries}
      withCounters
      className={differs.moduleProfiles ? '_feat_account_timeline__statusWrapper' : ''}
      prepend={
        <>
          <ProfileHeader account={account} isHidden={false} />
          {inCarousel && shown.length > 0 && <Carousel ids={shown} />}
        </>
      }
    />
  );
}

function Carousel({ ids }: { readonly ids: readonly string[] }) {
  return (
    <div className="featured-carousel" role="region">
      <div className="featured-carousel__header">
        <h4 className="featured-carousel__title">
          <span>{t('pinned')}</span>
        </h4>
      </div>
      <div className="featured-carousel__slides">
        {ids.slice(0, 1).map((id, index) => (
          <div key={id} className="featured-carousel__slide" role="group" data-index={index}>
            <StatusEntry id={id} />
          </div>
        ))}
      </div>
    </div>
  );
}

export function Follows({ acct, kind }: { readonly acct: string; readonly kind: 'followers' | 'following' }) {
  return (
    <ProfileColumn acct={acct}>
      {(account) => (
        <AccountList
          key={account.id + kind}
          path={`/api/v1/accounts/${account.id}/${kind}?limit=40`}
          row={FollowRow}
          prepend={
            differs.moduleProfiles ? (
              <>
                <h1 className="_feat_followers__title">
                  {t(kind)} <bdi>{nameOf(account)}</bdi>
                </h1>
                <h2 className="_feat_followers__subtitle">
                  {kind === 'followers' ? account.followers_count : account.following_count}
                </h2>
              </>
            ) : (
              <ProfileHeader account={account} isHidden={false} hideTabs />
            )
          }
        />
      )}
    </ProfileColumn>
  );
}
