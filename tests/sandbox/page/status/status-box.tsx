/** A post in a list: what it is in answer to or boosted by, header, text, what it carries, buttons. */
import { type ReactNode, useState } from 'react';
import type { Account, Status } from '../api/entities.ts';
import { Age } from '../markup/age.tsx';
import { classes } from '../markup/class-names.ts';
import { differs } from '../markup/differences.ts';
import { audienceIcon, Icon } from '../markup/icon.tsx';
import { AccountLink, Avatar, AvatarOverlay, DisplayName, NameInSentence } from '../markup/names.tsx';
import { glitch } from '../page-state.ts';
import { Link } from '../routing/link.tsx';
import { navigate } from '../routing/location.ts';
import { useStore } from '../store/store.ts';
import { around, exactTime, t } from '../words.ts';
import { ActionBar } from './action-bar.tsx';
import { MediaGallery, PollBox } from './attachments.tsx';
import { Card } from './card.tsx';
import { StatusContent, wordsOf } from './content.tsx';
import { QuotedStatus } from './quote.tsx';

export interface Place {
  readonly inThread?: boolean;
  readonly isFirstInThread?: boolean;
  /** The line to the post above or below is drawn. */
  readonly line?: 'half' | 'full' | undefined;
}

interface StatusBoxProps {
  readonly status: Status;
  readonly booster?: Account;
  readonly hidden?: boolean;
  readonly unread?: boolean;
  readonly pinned?: boolean;
  /** How many quotes this post is inside of. */
  readonly quoteDepth?: number;
  readonly showThread?: boolean;
  readonly skipPrepend?: boolean;
  readonly avatarSize?: number;
  /** Inside of something that takes the focus itself. */
  readonly unfocusable?: boolean;
  readonly withCounters?: boolean;
  readonly place?: Place;
}

export function StatusBox(props: StatusBoxProps) {
  const { status, booster, hidden = false, quoteDepth = 0, place, pinned } = props;
  const { account } = status;
  const isQuote = quoteDepth > 0;
  if (hidden) {
    return (
      <div className={glitch ? 'status focusable' : 'status__wrapper focusable'} tabIndex={0}>
        <span>{account.display_name || account.username}</span>
        {status.spoiler_text !== '' && <span>{status.spoiler_text}</span>}
        {status.spoiler_text === '' && <span>{wordsOf(status.content)}</span>}
      </div>
    );
  }
  const acctMarks = glitch
    ? { 'data-status-by': `@${account.acct}`, ...(booster ? { 'data-boosted-by': `@${booster.acct}` } : {}) }
    : {};
  const isReply = status.in_reply_to_id !== null;
  return (
    <div
      className={classes(
        'status__wrapper',
        glitch && 'focusable',
        `status__wrapper-${status.visibility}`,
        isReply && 'status__wrapper-reply',
        place?.inThread && differs.threadWrapper && 'status__wrapper--in-thread',
        props.unread && 'unread',
        !glitch && 'focusable',
      )}
      {...(props.unfocusable ? {} : { tabIndex: 0 })}
      {...(pinned ? { 'data-featured': 'true' } : {})}
      {...acctMarks}
      aria-label={[
        ...(isQuote ? [t('quote')] : []),
        account.display_name || account.username,
        status.spoiler_text || wordsOf(status.content),
        exactTime(status.created_at),
        account.acct,
        ...(booster ? [t('boosted', booster.acct)] : []),
      ].join(', ')}
    >
      {props.skipPrepend !== true && <Prepend {...props} />}
      <div
        className={classes(
          'status',
          `status-${status.visibility}`,
          isReply && 'status-reply',
          place?.inThread && 'status--in-thread',
          place?.isFirstInThread && 'status--first-in-thread',
          isQuote && 'status--is-quote',
          differs.quotes && status.quote && 'status--has-quote',
        )}
        data-id={status.id}
      >
        {place?.line && (
          <div className={classes('status__line', place.line === 'full' && 'status__line--full')} />
        )}
        <Header status={status} booster={booster} avatarSize={props.avatarSize ?? (isQuote ? 32 : 46)} />
        <Body status={status} quoteDepth={quoteDepth} />
        {!isQuote && <ActionBar status={status} withCounters={props.withCounters} />}
      </div>
    </div>
  );
}

function PrependLine({ icon, children }: { readonly icon: string; readonly children: ReactNode }) {
  const Tag = glitch ? 'aside' : 'div';
  return (
    <Tag className="status__prepend">
      <div className="status__prepend__icon">
        <Icon id={icon} />
      </div>
      <span>{children}</span>
    </Tag>
  );
}

function Prepend({ status, booster, showThread = true, quoteDepth = 0, pinned }: StatusBoxProps) {
  const answered = useStore(({ accounts }) => accounts.get(status.in_reply_to_account_id ?? ''));
  if (pinned) return <PrependLine icon="bookmark">{t('pinned')}</PrependLine>;
  if (booster) {
    const [before, after] = around('boosted');
    return (
      <PrependLine icon="retweet">
        {before}
        <NameInSentence account={booster} />
        {after}
      </PrependLine>
    );
  }
  if (status.visibility === 'direct') return <PrependLine icon="at">{t('audience_direct')}</PrependLine>;
  if (!showThread || status.in_reply_to_id === null || quoteDepth > 0) return null;
  if (status.in_reply_to_account_id === status.account.id)
    return <PrependLine icon="reply">{t('continued_thread')}</PrependLine>;
  if (!answered) return <PrependLine icon="reply">{t('replied_in_thread')}</PrependLine>;
  const [before, after] = around('replied_to');
  return (
    <PrependLine icon="reply">
      {before}
      <NameInSentence account={answered} />
      {after}
    </PrependLine>
  );
}

interface HeaderProps {
  readonly status: Status;
  readonly booster: Account | undefined;
  readonly avatarSize: number;
}

function Header({ status, booster, avatarSize }: HeaderProps) {
  const { account } = status;
  const Tag = glitch ? 'header' : 'div';
  const name = (
    <AccountLink account={account} className="status__display-name">
      <div className="status__avatar">
        {booster ? (
          <AvatarOverlay account={account} booster={booster} />
        ) : (
          <Avatar account={account} size={avatarSize} />
        )}
      </div>
      <DisplayName account={account} />
    </AccountLink>
  );
  const time = (
    <Link to={`/@${account.acct}/${status.id}`} className="status__relative-time">
      <span className="status__visibility-icon">
        <Icon id={audienceIcon(status.visibility)} />
      </span>
      <Age iso={status.created_at} />
      {status.edited_at && <abbr title={t('edited', exactTime(status.edited_at))}> *</abbr>}
    </Link>
  );
  return (
    <Tag className="status__info">
      {!differs.timeBelow && !differs.nameFirst && time}
      {name}
      {!differs.timeBelow && differs.nameFirst && time}
      {differs.timeBelow && (
        <div className="status__info__icons">
          {status.language && (
            <span className="text-icon" title={status.language}>
              {status.language.toUpperCase()}
            </span>
          )}
          <Icon id={audienceIcon(status.visibility)} className="status__visibility-icon" />
        </div>
      )}
    </Tag>
  );
}

/** What is below the header of a post; closed behind a content warning or a filter. */
export function Body({
  status,
  quoteDepth = 0,
  isDetailed = false,
}: {
  status: Status;
  quoteDepth?: number;
  isDetailed?: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const filters = (status.filtered ?? []).map(({ filter }) => filter.title);
  const warning = filters.length > 0 ? t('filter_warning', filters.join(', ')) : status.spoiler_text;
  const isClosed = warning !== '' && !isOpen;
  const { media_attachments: media, card, quote, poll } = status;
  const open = isDetailed ? {} : { onOpen: () => navigate(`/@${status.account.acct}/${status.id}`) };
  return (
    <>
      {warning !== '' && (
        <div className={classes('content-warning', filters.length > 0 && 'content-warning--filter')}>
          <p>
            <span>{warning}</span>
          </p>
          <button type="button" className="link-button" onClick={() => setOpen(!isOpen)}>
            {t(isClosed ? 'show_more' : 'show_less')}
          </button>
        </div>
      )}
      {!isClosed && (
        <>
          <StatusContent status={status} {...open} />
          {poll && <PollBox poll={poll} />}
          {media.length > 0 && <MediaGallery media={media} />}
          {card && media.length === 0 && !quote && <Card key={card.url} card={card} />}
          {differs.quotes && quote && (
            <QuotedStatus
              quote={quote}
              depth={quoteDepth + 1}
              draw={(quoted) => <StatusBox status={quoted} quoteDepth={quoteDepth + 1} />}
            />
          )}
        </>
      )}
    </>
  );
}
