/** The head of a profile: plain classes until 4.5, CSS modules from 4.6 on. */
import type { Account } from '../api/entities.ts';
import { classes } from '../markup/class-names.ts';
import { differs } from '../markup/differences.ts';
import { Icon } from '../markup/icon.tsx';
import { Message } from '../markup/message.tsx';
import { fullAcct, nameOf, pathOf } from '../markup/names.tsx';
import { meta, since } from '../page-state.ts';
import { Link } from '../routing/link.tsx';
import { usePlace } from '../routing/location.ts';
import { wordsOf } from '../status/content.tsx';
import { setDomainBlock } from '../store/accounts.ts';
import { openDialog } from '../store/dialogs.ts';
import { useStore } from '../store/store.ts';
import { counted, dayOf, t, type Word } from '../words.ts';
import { FollowButton } from './follow-button.tsx';

interface ProfileHeaderProps {
  readonly account: Account;
  /** The account is limited and the reader has not asked to see it. */
  readonly isHidden: boolean;
  /** Links to the parts of the profile; lists of follows have none. */
  readonly hideTabs?: boolean;
}

export const ProfileHeader = differs.moduleProfiles ? ModuleHeader : ClassicHeader;

/** What can be done to the account besides following. */
function Actions({ account }: { readonly account: Account }) {
  const [, domain] = account.acct.split('@');
  const isBlocked = useStore(({ relationships }) => relationships.get(account.id)?.domain_blocking === true);
  if (!meta.me || account.id === meta.me) return null;
  return (
    <>
      <IconAction
        label={t('block_account', account.username)}
        icon="times"
        onClick={() => openDialog({ kind: 'block-account', account })}
      />
      {domain && (
        <IconAction
          label={t(isBlocked ? 'unblock_domain' : 'block_domain', domain)}
          icon="ban"
          onClick={() =>
            isBlocked ? void setDomainBlock(domain, false) : openDialog({ kind: 'block-domain', account })
          }
        />
      )}
    </>
  );
}

function IconAction({ label, icon, onClick }: { label: string; icon: string; onClick: () => void }) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      tabIndex={0}
      onClick={onClick}
    >
      <Icon id={icon} />
    </button>
  );
}

function ModuleHeader({ account, isHidden, hideTabs }: ProfileHeaderProps) {
  const isBlocked = useStore(({ relationships }) => relationships.get(account.id)?.domain_blocking === true);
  const buttons = (
    <>
      {!isHidden && <FollowButton account={account} className="_comp_account_header__followButton" />}
      <Actions account={account} />
    </>
  );
  const item = '_comp_number_fields__item';
  return (
    <>
      <div>
        <div>
          <div className="_comp_account_header__header">
            {!isHidden && <img className="parallax" src={account.header} alt="" />}
          </div>
          <div className="_comp_account_header__barWrapper">
            <div className="_comp_account_header__avatarWrapper">
              <a href={account.avatar} target="_blank" rel="noopener">
                <span
                  className={classes(
                    '_comp_account_header__avatar account__avatar',
                    isHidden && 'account__avatar--loading',
                  )}
                  style={{ width: 80, height: 80 }}
                >
                  {!isHidden && <img src={account.avatar} alt="" />}
                </span>
              </a>
            </div>
            <div className="_comp_account_header__displayNameWrapper">
              <div className="_comp_account_header__nameWrapper">
                <div className="_comp_account_header__name">
                  <h1 tabIndex={-1}>
                    <bdi>
                      <span>{nameOf(account)}</span>
                    </bdi>
                  </h1>
                </div>
                <button type="button" className="_comp_account_header__handleHelpButton">
                  @{fullAcct(account)}
                </button>
              </div>
              <div className="_comp_account_header__buttonsDesktop">{buttons}</div>
            </div>
            {isBlocked && (
              <div className="_comp_account_header__badges">
                <div className="_comp_badge__badge _comp_badge__default">
                  <span className="_comp_badge__content">{t('domain_blocked')}</span>
                </div>
              </div>
            )}
            <ul className="_comp_number_fields__list _comp_account_header__numberFields">
              <li className={item} title={String(account.followers_count)}>
                {t('followers')}{' '}
                <Link to={`${pathOf(account)}/followers`}>{counted(account.followers_count)}</Link>
              </li>
              <li className={item} title={String(account.following_count)}>
                {t('following')}{' '}
                <Link to={`${pathOf(account)}/following`}>{counted(account.following_count)}</Link>
              </li>
              <li className={item} title={String(account.statuses_count)}>
                {t('posts')} <strong>{counted(account.statuses_count)}</strong>
              </li>
              <li className={item} title={dayOf(account.created_at)}>
                {t('joined')}{' '}
                <strong>
                  <button type="button">
                    <time dateTime={account.created_at}>{account.created_at.slice(0, 4)}</time>
                  </button>
                </strong>
              </li>
            </ul>
            {!isHidden && (
              <div className="_comp_account_header__bioButtonsWrapper">
                <div className="_comp_account_bio__bio translate">
                  <p>{wordsOf(account.note)}</p>
                </div>
              </div>
            )}
            <div className="_comp_account_header__buttonsMobile">{buttons}</div>
          </div>
        </div>
      </div>
      {!isHidden && !hideTabs && (
        <div className="_comp_tab_list__tabList _comp_tab_list__withSpaceAndBorder">
          <Tabs account={account} className="_comp_tab_list__tab" />
        </div>
      )}
    </>
  );
}

function ClassicHeader({ account, isHidden, hideTabs }: ProfileHeaderProps) {
  const isBlocked = useStore(({ relationships }) => relationships.get(account.id)?.domain_blocking === true);
  const { path } = usePlace();
  const [username, domain] = fullAcct(account).split('@');
  const buttons = (
    <>
      {!isHidden && <FollowButton account={account} className="account__header__follow-button" />}
      <Actions account={account} />
    </>
  );
  const numbers: readonly [string, number, Word][] = [
    ['', account.statuses_count, 'posts'],
    ['/following', account.following_count, 'following'],
    ['/followers', account.followers_count, 'followers'],
  ];
  return (
    <div className="account-timeline__header">
      <div className="account__header">
        <div className="account__header__image">
          <div className="account__header__info">
            {isBlocked && <span className="relationship-tag">{t('domain_blocked')}</span>}
          </div>
          {!isHidden && <img src={account.header} alt="" className="parallax" />}
        </div>
        <div className="account__header__bar">
          <div className="account__header__tabs">
            <a className="avatar" href={account.avatar} target="_blank" rel="noopener">
              <div
                className={classes('account__avatar', isHidden && 'account__avatar--loading')}
                style={{ width: 92, height: 92 }}
              >
                {!isHidden && <img src={account.avatar} alt="" />}
              </div>
            </a>
            <div
              className={
                since(4)
                  ? 'account__header__buttons account__header__buttons--desktop'
                  : 'account__header__tabs__buttons'
              }
            >
              {buttons}
            </div>
          </div>
          <div className="account__header__tabs__name">
            <h1>
              {since(4) ? (
                <bdi>
                  <span>{nameOf(account)}</span>
                </bdi>
              ) : (
                <span>{nameOf(account)}</span>
              )}
              <small>
                <span>
                  @{username}
                  <span className="invisible">@{domain}</span>
                </span>
                <button type="button" className="account__domain-pill">
                  {domain}
                </button>
              </small>
            </h1>
          </div>
          {since(4) && (
            <div className="account__header__buttons account__header__buttons--mobile">{buttons}</div>
          )}
          {!isHidden && (
            <div className="account__header__extra">
              <div className="account__header__bio">
                <div className="account__header__content translate">
                  <p>{wordsOf(account.note)}</p>
                </div>
                <div className="account__header__fields">
                  <dl>
                    <dt>
                      <span>{t('joined')}</span>
                    </dt>
                    <dd>
                      <time dateTime={account.created_at}>{dayOf(account.created_at)}</time>
                    </dd>
                  </dl>
                </div>
              </div>
              <div className="account__header__extra__links">
                {numbers.map(([part, count, word]) => (
                  <Link
                    key={word}
                    to={pathOf(account) + part}
                    title={String(count)}
                    className={path === pathOf(account) + part ? 'active' : ''}
                  >
                    <span>
                      <strong>
                        <span>{counted(count)}</span>
                      </strong>{' '}
                      {t(word)}
                    </span>
                  </Link>
                ))}
              </div>
            </div>
          )}
        </div>
      </div>
      {!isHidden && !hideTabs && (
        <div className="account__section-headline">
          <Tabs account={account} className="" />
        </div>
      )}
    </div>
  );
}

function Tabs({ account, className }: { readonly account: Account; readonly className: string }) {
  const { path } = usePlace();
  const parts: readonly [string, Word][] = [
    ['', 'posts'],
    ['/with_replies', 'posts_and_replies'],
    ['/media', 'media'],
  ];
  return parts.map(([part, word]) => {
    const to = pathOf(account) + part;
    return (
      <Link key={word} to={to} className={classes(className, path === to && 'active')}>
        <Message>{t(word)}</Message>
      </Link>
    );
  });
}
