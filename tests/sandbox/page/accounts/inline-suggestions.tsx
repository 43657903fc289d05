/** Whom to follow, in the midst of the home timeline: an entry of the feed that is no post. */
import { useCallback, useId } from 'react';
import type { Suggestion } from '../api/entities.ts';
import { useRows } from '../api/use-rows.ts';
import { Avatar, DisplayName, pathOf } from '../markup/names.tsx';
import { Link } from '../routing/link.tsx';
import { keepAccounts } from '../store/store.ts';
import { t } from '../words.ts';
import { FollowButton } from './follow-button.tsx';

export function InlineSuggestions() {
  const titleId = useId();
  const take = useCallback((suggestions: readonly Suggestion[]) => {
    keepAccounts(suggestions.map(({ account }) => account));
    return suggestions;
  }, []);
  const { rows, isLoading } = useRows<Suggestion>('/api/v2/suggestions', take);
  if (!isLoading && rows.length === 0) return null;
  return (
    <div className="inline-follow-suggestions focusable" role="group" aria-labelledby={titleId} tabIndex={-1}>
      <div className="inline-follow-suggestions__header">
        <h2 id={titleId} className="inline-follow-suggestions__title">
          {t('suggestions')}
        </h2>
        <div className="inline-follow-suggestions__header__actions">
          <Link to="/explore/suggestions" className="link-button">
            {t('see_all')}
          </Link>
        </div>
      </div>
      <div className="inline-follow-suggestions__body">
        <div className="inline-follow-suggestions__body__scrollable">
          {rows.map(({ account }) => (
            <div key={account.id} className="inline-follow-suggestions__body__scrollable__card">
              <div className="inline-follow-suggestions__body__scrollable__card__avatar">
                <Link to={pathOf(account)} data-hover-card-account={account.id}>
                  <Avatar account={account} size={72} />
                </Link>
              </div>
              <div className="inline-follow-suggestions__body__scrollable__card__text-stack">
                <Link to={pathOf(account)} data-hover-card-account={account.id}>
                  <DisplayName account={account} />
                </Link>
              </div>
              <FollowButton account={account} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
