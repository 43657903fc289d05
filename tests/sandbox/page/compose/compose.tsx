/** The composer: text with suggestions for mentions, the post that is answered or quoted. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Account } from '../api/entities.ts';
import { get, request } from '../api/request.ts';
import { Icon } from '../markup/icon.tsx';
import { AccountLink, Avatar, DisplayName } from '../markup/names.tsx';
import { meta, since } from '../page-state.ts';
import { navigate } from '../routing/location.ts';
import { textOf } from '../status/content.tsx';
import { QuotedStatus } from '../status/quote.tsx';
import { StatusBox } from '../status/status-box.tsx';
import { startDraft, useDraft } from '../store/dialogs.ts';
import { keepAccounts, useStore } from '../store/store.ts';
import { t } from '../words.ts';

const LONGEST_POST = 500;
const SUGGESTION_DELAY_MS = 200;

/** The `@name` that is being written before the cursor. */
function mentionBefore(text: string, cursor: number): string | undefined {
  return /(?:^|\s)@([\w.@-]{1,})$/.exec(text.slice(0, cursor))?.[1];
}

function useSuggestions(query: string | undefined): readonly Account[] {
  const [accounts, setAccounts] = useState<readonly Account[]>([]);
  useEffect(() => {
    setAccounts([]);
    if (query === undefined) return;
    const timer = window.setTimeout(() => {
      get<readonly Account[]>('/api/v1/accounts/search', { q: query, resolve: false, limit: 4 }).then(
        (found) => {
          keepAccounts(found);
          setAccounts(found);
        },
        (error: unknown) => console.warn('No suggestions', error),
      );
    }, SUGGESTION_DELAY_MS);
    return () => window.clearTimeout(timer);
  }, [query]);
  return accounts;
}

export function Search() {
  const [text, setText] = useState('');
  return (
    <form
      className="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) navigate(`/search?q=${encodeURIComponent(text.trim())}`);
      }}
    >
      <input
        className="search__input"
        type="text"
        placeholder={t('search_or_paste')}
        aria-label={t('search_or_paste')}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="search__icon-wrapper">
        <Icon id="search" className="search__icon" />
      </div>
    </form>
  );
}

export function Compose() {
  const me = useStore(({ accounts }) => accounts.get(meta.me ?? ''));
  const draft = useDraft();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [cursor, setCursor] = useState(0);
  const suggestions = useSuggestions(mentionBefore(text, cursor));

  useEffect(() => {
    if (!draft.replyTo && !draft.quote) return;
    setText(draft.replyTo ? `@${draft.replyTo.account.acct} ` : '');
    field.current?.focus();
  }, [draft]);

  const publish = (event: FormEvent): void => {
    event.preventDefault();
    request('POST', '/api/v1/statuses', {
      status: text,
      in_reply_to_id: draft.replyTo?.id,
      quoted_status_id: draft.quote?.id,
      visibility: 'public',
    }).then(
      () => {
        setText('');
        startDraft({});
      },
      (error: unknown) => console.warn('Could not post', error),
    );
  };
  const insert = (account: Account): void => {
    const query = mentionBefore(text, cursor) ?? '';
    const start = cursor - query.length;
    setText(`${text.slice(0, start)}${account.acct} ${text.slice(cursor)}`);
    setCursor(start + account.acct.length + 1);
    field.current?.focus();
  };

  return (
    <form className="compose-form" role="region" aria-label={t('new_post')} onSubmit={publish}>
      {me && (
        <div className="navigation-bar">
          <div className="account account--minimal">
            <div className="account__wrapper">
              <div className="account__info-wrapper">
                <AccountLink account={me} className="account__display-name" bareTitle>
                  <div className="account__avatar-wrapper">
                    <Avatar account={me} size={46} />
                  </div>
                  <div className="account__contents">
                    <DisplayName account={me} />
                  </div>
                </AccountLink>
              </div>
            </div>
          </div>
        </div>
      )}
      {draft.replyTo && (
        <div className="reply-indicator">
          <div className="reply-indicator__line" />
          <AccountLink
            account={draft.replyTo.account}
            className="detailed-status__display-avatar"
            titled={false}
          >
            <Avatar account={draft.replyTo.account} size={46} />
          </AccountLink>
          <div className="reply-indicator__main">
            <AccountLink
              account={draft.replyTo.account}
              className="detailed-status__display-name"
              titled={false}
            >
              <DisplayName account={draft.replyTo.account} />
            </AccountLink>
            <div className="reply-indicator__content translate">
              {textOf(draft.replyTo.content, draft.replyTo)}
            </div>
          </div>
        </div>
      )}
      <div className="compose-form__highlightable">
        <div className="autosuggest-textarea compose-form__input">
          <textarea
            ref={field}
            className="autosuggest-textarea__textarea"
            placeholder={t('compose_placeholder')}
            aria-label={t('compose_placeholder')}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setCursor(target.selectionStart);
            }}
          />
        </div>
        {suggestions.length > 0 && (
          <div className="autosuggest-textarea__suggestions">
            {suggestions.map((account, index) => (
              <div
                key={account.id}
                role="button"
                tabIndex={0}
                data-index={index}
                className="autosuggest-textarea__suggestions__item"
                onMouseDown={(event) => {
                  event.preventDefault();
                  insert(account);
                }}
              >
                <div className="autosuggest-account" title={account.acct}>
                  <Avatar account={account} size={24} />
                  <DisplayName account={account} />
                </div>
              </div>
            ))}
          </div>
        )}
        {since(5) && draft.quote && (
          <QuotedStatus
            quote={{ state: 'accepted', quoted_status: draft.quote }}
            depth={1}
            draw={(quoted) => <StatusBox status={quoted} quoteDepth={1} />}
          />
        )}
        <div className="compose-form__footer">
          <div className="compose-form__actions">
            <span className="character-counter">{LONGEST_POST - text.length}</span>
            <div className="compose-form__submit">
              <button type="submit" className="button button--compact" disabled={text.trim() === ''}>
                {t('post')}
              </button>
            </div>
          </div>
        </div>
      </div>
    </form>
  );
}
