/** What is trending: posts, tags, news, people. */
import { useCallback } from 'react';
import { AuthorLink } from '../accounts/author-link.tsx';
import { FollowButton } from '../accounts/follow-button.tsx';
import type { PreviewCard, Suggestion, Tag } from '../api/entities.ts';
import { useRows } from '../api/use-rows.ts';
import { Search } from '../compose/compose.tsx';
import { Column, ColumnHeader } from '../layout/column.tsx';
import { SectionTabs } from '../layout/section-tabs.tsx';
import { StatusList } from '../lists/status-list.tsx';
import { classes } from '../markup/class-names.ts';
import { AccountLink, Avatar, DisplayName } from '../markup/names.tsx';
import { meta, since } from '../page-state.ts';
import { Link } from '../routing/link.tsx';
import { collectionFeed } from '../store/feeds.ts';
import { keepAccounts } from '../store/store.ts';
import { around, t, type Word } from '../words.ts';

const TABS: readonly (readonly [string, Word])[] = [
  ['/explore', 'posts'],
  ['/explore/tags', 'hashtags'],
  ...(meta.me ? [['/explore/suggestions', 'people'] as const] : []),
  ['/explore/links', 'news'],
];

export function Explore({ part }: { readonly part: string }) {
  return (
    <Column label={t('explore')}>
      <ColumnHeader icon="explore" title={t('explore')} />
      <div className="explore__search-header">
        <Search />
      </div>
      <SectionTabs tabs={TABS} />
      {part === '' && <StatusList withCounters feed={collectionFeed('trends', '/api/v1/trends/statuses')} />}
      {part === 'tags' && <Tags />}
      {part === 'links' && <News />}
      {part === 'suggestions' && <Suggestions />}
    </Column>
  );
}

const same = <Row,>(rows: readonly Row[]): readonly Row[] => rows;

function Tags() {
  const { rows } = useRows<Tag>('/api/v1/trends/tags', same);
  return (
    <div className="explore__links scrollable">
      {rows.map(({ name, history }) => (
        <div key={name} className="trends__item">
          <div className="trends__item__name">
            <Link to={`/tags/${name}`}>
              #<span>{name}</span>
            </Link>
          </div>
          <div className="trends__item__current">{history[0]?.uses}</div>
        </div>
      ))}
    </div>
  );
}

function News() {
  const take = useCallback((cards: readonly PreviewCard[]) => {
    keepAccounts(cards.flatMap(({ authors = [] }) => authors.flatMap(({ account }) => account ?? [])));
    return cards;
  }, []);
  const { rows } = useRows<PreviewCard>('/api/v1/trends/links', take);
  return (
    <div className="explore__links scrollable" data-nosnippet>
      {rows.map((card, index) => (
        <Story key={card.url} card={card} isFirst={index === 0} />
      ))}
    </div>
  );
}

function Story({ card, isFirst }: { readonly card: PreviewCard; readonly isFirst: boolean }) {
  const author = card.authors?.find(({ account }) => account)?.account;
  const [before, after] = around('by');
  return (
    <div className={classes('story', isFirst && 'expanded')}>
      <div className="story__details">
        <div className="story__details__publisher">
          <span>{card.provider_name}</span>
        </div>
        <a className="story__details__title" href={card.url} target="_blank" rel="noopener">
          {card.title}
        </a>
        <div className="story__details__shared">
          <span>
            {before}
            {author ? <AuthorLink account={author} /> : <strong>{card.author_name}</strong>}
            {after}
          </span>
        </div>
      </div>
      <a className="story__thumbnail" href={card.url} target="_blank" rel="noopener">
        {card.image && <img src={card.image} alt="" />}
      </a>
    </div>
  );
}

function Suggestions() {
  const take = useCallback((suggestions: readonly Suggestion[]) => {
    keepAccounts(suggestions.map(({ account }) => account));
    return suggestions;
  }, []);
  const { rows } = useRows<Suggestion>('/api/v2/suggestions', take);
  return (
    <div className="explore__suggestions scrollable" data-nosnippet>
      {rows.map(({ account }) => (
        <div
          key={account.id}
          className={since(6) ? 'explore-suggestions-card' : 'explore__suggestions__card'}
        >
          <div className="explore-suggestions-card__body">
            <AccountLink account={account} className="explore-suggestions-card__link" titled={false}>
              <Avatar account={account} size={48} className="explore-suggestions-card__avatar" />
              <DisplayName account={account} />
            </AccountLink>
            <div className="explore-suggestions-card__actions">
              <FollowButton account={account} />
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}
