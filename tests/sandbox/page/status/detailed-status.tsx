/** The one post that a thread page is about. */
import type { Ref } from 'react';
import type { Status } from '../api/entities.ts';
import { AnimatedNumber } from '../markup/animated-number.tsx';
import { classes } from '../markup/class-names.ts';
import { differs } from '../markup/differences.ts';
import { audienceIcon, Icon } from '../markup/icon.tsx';
import { Message } from '../markup/message.tsx';
import { AccountLink, Avatar, DisplayName } from '../markup/names.tsx';
import { glitch, since } from '../page-state.ts';
import { Link } from '../routing/link.tsx';
import { openDialog, startDraft } from '../store/dialogs.ts';
import { toggleBookmark, toggleFavourite } from '../store/reactions.ts';
import { counted, exactTime, t, type Word } from '../words.ts';
import { ActionButton } from './action-bar.tsx';
import { wordsOf } from './content.tsx';
import { Body } from './status-box.tsx';

interface DetailedStatusProps {
  readonly status: Status;
  readonly ref?: Ref<HTMLDivElement>;
}

export function DetailedStatus({ status, ref }: DetailedStatusProps) {
  const { account } = status;
  return (
    <div tabIndex={-1} ref={ref}>
      <div
        className={classes(
          'focusable',
          'detailed-status__wrapper',
          `detailed-status__wrapper-${status.visibility}`,
        )}
        tabIndex={0}
        aria-label={[
          account.display_name || account.username,
          status.spoiler_text || wordsOf(status.content),
          exactTime(status.created_at),
          account.acct,
        ].join(', ')}
      >
        <div style={{ boxSizing: 'border-box' }}>
          <div
            className={classes('detailed-status', glitch && `detailed-status-${status.visibility}`)}
            {...(glitch ? { 'data-status-by': account.acct } : {})}
          >
            {status.visibility === 'direct' && (
              <div className="status__prepend">
                <div className="status__prepend__icon">
                  <Icon id="at" />
                </div>
                <span>{t('audience_direct')}</span>
              </div>
            )}
            <AccountLink account={account} className="detailed-status__display-name" titled={false}>
              <div className="detailed-status__display-avatar">
                <Avatar account={account} size={46} />
              </div>
              <DisplayName account={account} withDomain />
            </AccountLink>
            <Body status={status} isDetailed />
            <Meta status={status} />
          </div>
        </div>
        <DetailedActions status={status} />
      </div>
    </div>
  );
}

function Meta({ status }: { readonly status: Status }) {
  const path = `/@${status.account.acct}/${status.id}`;
  const text = exactTime(status.created_at);
  const time = differs.detailedTime ? <time dateTime={status.created_at}>{text}</time> : <span>{text}</span>;
  const counts: readonly [string, string, number, Word][] = [
    ['reblogs', 'reblogs', status.reblogs_count, 'boosts'],
    ...(since(5)
      ? [
          ['quotes', 'quotes', status.quotes_count ?? 0, 'quotes'] as const satisfies [
            string,
            string,
            number,
            Word,
          ],
        ]
      : []),
    ['favourites', 'favorites', status.favourites_count, 'favourites_count'],
  ];
  return (
    <div className="detailed-status__meta">
      <div className="detailed-status__meta__line">
        {glitch ? (
          <a
            className="detailed-status__datetime"
            href={status.url ?? status.uri}
            target="_blank"
            rel="noopener"
          >
            {time}
          </a>
        ) : (
          <Link className="detailed-status__datetime" to={path}>
            {time}
          </Link>
        )}
        {' · '}
        <Icon id={audienceIcon(status.visibility)} className="status__visibility-icon" />
        {status.application && (
          <>
            {' · '}
            <a className="detailed-status__application" href="#application" target="_blank" rel="noopener">
              {status.application.name}
            </a>
          </>
        )}
      </div>
      <div className="detailed-status__meta__line">
        {counts.map(([page, name, count, word]) => (
          <Link key={page} className="detailed-status__link" to={`${path}/${page}`}>
            <span className={`detailed-status__${name}`}>
              <AnimatedNumber value={count}>{counted(count)}</AnimatedNumber>
            </span>{' '}
            <Message>{t(word)}</Message>
          </Link>
        ))}
      </div>
    </div>
  );
}

function DetailedActions({ status }: { readonly status: Status }) {
  return (
    <div className="detailed-status__action-bar">
      <div className="detailed-status__button">
        <ActionButton
          word="reply"
          icon="reply"
          inBar={false}
          onClick={() => startDraft({ replyTo: status })}
        />
      </div>
      <div className="detailed-status__button">
        <ActionButton
          word={differs.boostWord}
          icon="retweet"
          active={status.reblogged}
          inBar={since(6)}
          onClick={() => openDialog({ kind: 'boost', status })}
        />
      </div>
      <div className="detailed-status__button">
        <ActionButton
          word="favourite"
          icon="star"
          kind="star-icon"
          inBar={false}
          active={status.favourited}
          onClick={() => void toggleFavourite(status)}
        />
      </div>
      <div className="detailed-status__button">
        <ActionButton
          word="bookmark"
          icon="bookmark"
          kind="bookmark-icon"
          inBar={false}
          active={status.bookmarked}
          onClick={() => void toggleBookmark(status)}
        />
      </div>
      <div className="detailed-status__action-bar-dropdown">
        <ActionButton word="more" icon="ellipsis-h" inBar={false} />
      </div>
    </div>
  );
}
