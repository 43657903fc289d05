/** The links to all parts of the page. */

import { classes } from '../markup/class-names.ts';
import { Icon } from '../markup/icon.tsx';
import { meta, since } from '../page-state.ts';
import { Link } from '../routing/link.tsx';
import { usePlace } from '../routing/location.ts';
import { t, type Word } from '../words.ts';

interface Target {
  readonly to: string;
  readonly icon: string;
  readonly word: Word;
  readonly signedIn?: boolean;
}

const TARGETS: readonly Target[] = [
  { to: '/home', icon: 'home', word: 'home', signedIn: true },
  { to: '/explore', icon: 'explore', word: 'explore' },
  { to: '/public/local', icon: 'globe', word: 'live_feeds' },
  { to: '/notifications', icon: 'bell', word: 'notifications', signedIn: true },
  { to: '/conversations', icon: 'at', word: 'private_mentions', signedIn: true },
  { to: '/follow_requests', icon: 'user-plus', word: 'follow_requests', signedIn: true },
  { to: '/lists', icon: 'list-ul', word: 'lists', signedIn: true },
  { to: '/bookmarks', icon: 'bookmarks', word: 'bookmarks', signedIn: true },
  { to: '/favourites', icon: 'star', word: 'favourites', signedIn: true },
  { to: '/domain_blocks', icon: 'ban', word: 'blocked_domains', signedIn: true },
];

export function Navigation() {
  const { path } = usePlace();
  const signedIn = meta.me !== undefined;
  return (
    <div className="navigation-panel">
      <div className="navigation-panel__logo">
        <Link to="/" className="column-link column-link--logo">
          {meta.title}
        </Link>
      </div>
      <div className="navigation-panel__menu">
        {TARGETS.filter((target) => signedIn || !target.signedIn).map(({ to, icon, word }) => (
          <Link
            key={to}
            to={to}
            className={classes('column-link', 'column-link--transparent', path === to && 'active')}
          >
            <Icon id={icon} className="column-link__icon" />
            <span>{t(word)}</span>
          </Link>
        ))}
        {!signedIn && (
          <div className="sign-in-banner">
            <a className="button button--block" href="/auth/sign_in">
              {t('sign_in')}
            </a>
          </div>
        )}
      </div>
    </div>
  );
}

/** The bar at the bottom of a phone, from 4.4 on; before, the links stood at the side. */
export function BottomBar() {
  const { path } = usePlace();
  if (!since(4)) return null;
  const targets = TARGETS.filter(({ to }) => ['/home', '/explore', '/notifications'].includes(to));
  return (
    <div className="ui__navigation-bar">
      <div className="ui__navigation-bar__items">
        {targets.map(({ to, icon, word }) => (
          <Link
            key={to}
            to={to}
            className={classes('ui__navigation-bar__item', path === to && 'active')}
            aria-label={t(word)}
          >
            <Icon id={icon} />
          </Link>
        ))}
      </div>
    </div>
  );
}
