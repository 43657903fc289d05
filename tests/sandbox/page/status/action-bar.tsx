/** The buttons below a post; in glitch also its time. */
import type { Status } from '../api/entities.ts';
import { Age } from '../markup/age.tsx';
import { AnimatedNumber } from '../markup/animated-number.tsx';
import { classes } from '../markup/class-names.ts';
import { differs } from '../markup/differences.ts';
import { Icon } from '../markup/icon.tsx';
import { glitch, since } from '../page-state.ts';
import { navigate } from '../routing/location.ts';
import { openDialog, startDraft } from '../store/dialogs.ts';
import { toggleBookmark, toggleFavourite } from '../store/reactions.ts';
import { t, type Word } from '../words.ts';

interface ActionProps {
  readonly word: Word;
  readonly icon: string;
  readonly kind?: string;
  readonly count?: number;
  readonly active?: boolean | undefined;
  readonly disabled?: boolean;
  /** False for the few buttons that have only the general class. */
  readonly inBar?: boolean;
  readonly onClick?: () => void;
}

/** One button with its title, as Mastodon labels it twice. */
export function ActionButton({
  word,
  icon,
  kind,
  count,
  active,
  disabled = false,
  inBar = true,
  onClick,
}: ActionProps) {
  const barClass =
    glitch && (kind || icon === 'reply') ? 'status__action-bar-button' : 'status__action-bar__button';
  return (
    <button
      type="button"
      className={classes(
        inBar && barClass,
        kind,
        'icon-button',
        active && 'active',
        disabled && 'disabled',
        count !== undefined && 'icon-button--with-counter',
      )}
      aria-label={t(word)}
      title={t(word)}
      tabIndex={0}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon id={icon} />
      {count !== undefined && (
        <span className="icon-button__counter">
          <AnimatedNumber value={count}>{count}</AnimatedNumber>
        </span>
      )}
    </button>
  );
}

interface ActionBarProps {
  readonly status: Status;
  readonly withCounters?: boolean | undefined;
}

export function ActionBar({ status, withCounters = false }: ActionBarProps) {
  const { acct } = status.account;
  const actions: readonly ActionProps[] = [
    {
      word: status.in_reply_to_id && since(4) ? 'reply_to_thread' : 'reply',
      icon: 'reply',
      count: status.replies_count,
      onClick: () => startDraft({ replyTo: status }),
    },
    {
      word: differs.boostWord,
      icon: 'retweet',
      active: status.reblogged,
      disabled: status.visibility === 'direct' || status.visibility === 'private',
      inBar: since(6) || !since(5),
      ...(withCounters && since(5) ? { count: status.reblogs_count } : {}),
      onClick: () => openDialog({ kind: 'boost', status }),
    },
    {
      word: 'favourite',
      icon: 'star',
      kind: 'star-icon',
      active: status.favourited,
      ...(withCounters ? { count: status.favourites_count } : {}),
      onClick: () => void toggleFavourite(status),
    },
    {
      word: 'bookmark',
      icon: 'bookmark',
      kind: 'bookmark-icon',
      active: status.bookmarked,
      onClick: () => void toggleBookmark(status),
    },
    {
      word: 'more',
      icon: 'ellipsis-h',
      inBar: since(6),
      onClick: () => navigate(`/@${acct}/${status.id}`),
    },
  ];
  return (
    <div className="status__action-bar">
      {actions.map((action) => (
        <div key={action.icon} className="status__action-bar__button-wrapper">
          <ActionButton {...action} />
        </div>
      ))}
      {differs.timeBelow && (
        <>
          <div className="status__action-bar-spacer" />
          <a className="status__relative-time" href={status.url ?? status.uri} target="_blank" rel="noopener">
            <Age iso={status.created_at} />
          </a>
        </>
      )}
    </div>
  );
}
