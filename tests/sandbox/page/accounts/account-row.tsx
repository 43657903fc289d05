/** An account as a row of a list: in the old form everywhere, in the new form in lists of follows from 4.6 on. */
import type { ReactNode } from 'react';
import type { Account } from '../api/entities.ts';
import { differs } from '../markup/differences.ts';
import { AccountLink, Avatar, DisplayName, fullAcct, nameOf, pathOf } from '../markup/names.tsx';
import { since } from '../page-state.ts';
import { Link } from '../routing/link.tsx';
import { counted, t } from '../words.ts';
import { FollowButton } from './follow-button.tsx';

interface AccountRowProps {
  readonly account: Account;
  readonly hidden?: boolean;
}

export function AccountRow({ account, hidden = false }: AccountRowProps) {
  if (hidden) return <>{`${account.display_name} ${account.username}`}</>;
  return (
    <div className="account">
      <div className="account__wrapper">
        <Box>
          <AccountLink
            account={account}
            className={since(6) ? 'account__display-name focusable' : 'account__display-name'}
            bareTitle
          >
            <div className="account__avatar-wrapper">
              <Avatar account={account} size={46} />
            </div>
            <div className="account__contents">
              <DisplayName account={account} />
              <div className="account__details">
                <span>{t('followers_count', counted(account.followers_count))}</span>
              </div>
            </div>
          </AccountLink>
        </Box>
        <div className="account__relationship">
          <FollowButton account={account} />
        </div>
      </div>
    </div>
  );
}

function Box({ children }: { readonly children: ReactNode }) {
  return differs.accountRowBox ? <div className="account__info-wrapper">{children}</div> : children;
}

/** The row of 4.6's lists of follows. */
export function ModuleAccountRow({ account }: AccountRowProps) {
  return (
    <div className="_comp_account_list_item__wrapper">
      <div className="_comp_list_item__wrapper _comp_account_list_item__main">
        <Avatar account={account} size={40} />
        <div className="_comp_list_item__main">
          <h3 className="_comp_list_item__title">
            <Link to={pathOf(account)} className="focusable" data-hover-card-account={account.id}>
              <bdi>
                <span className="_comp_account_list_item__displayName">{nameOf(account)}</span>
              </bdi>
            </Link>
          </h3>
          <div className="_comp_list_item__subtitle">
            <span className="_comp_account_list_item__handle">@{fullAcct(account)}</span>
          </div>
        </div>
        <span className="_comp_list_item__sideContent">
          <span className="_comp_account_list_item__button">
            <FollowButton account={account} className="button--compact" />
          </span>
        </span>
      </div>
      <ul className="_comp_number_fields__list">
        <li className="_comp_number_fields__item" title={String(account.followers_count)}>
          {t('followers')} <strong>{counted(account.followers_count)}</strong>
        </li>
        <li className="_comp_number_fields__item" title={String(account.statuses_count)}>
          {t('posts')} <strong>{counted(account.statuses_count)}</strong>
        </li>
      </ul>
    </div>
  );
}

/** The row for lists of follows. */
export const FollowRow = differs.moduleProfiles ? ModuleAccountRow : AccountRow;
