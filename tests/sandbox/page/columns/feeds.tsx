/** Columns that are one list of posts: live feeds, hashtags, lists, favourites, bookmarks, quotes. */
import type { List, Tag } from '../api/entities.ts';
import { useAnswer } from '../api/use-rows.ts';
import { Column, ColumnHeader } from '../layout/column.tsx';
import { SectionTabs } from '../layout/section-tabs.tsx';
import { StatusList } from '../lists/status-list.tsx';
import { collectionFeed, listFeed, publicFeeds, tagFeed } from '../store/feeds.ts';
import { t, type Word } from '../words.ts';

type PublicKind = keyof typeof publicFeeds;

/** In the single column the three live feeds share one column with tabs. */
export function LiveFeed({ kind }: { readonly kind: PublicKind }) {
  const tabs: readonly [string, Word][] = [
    ['/public/local', 'local'],
    ['/public/remote', 'remote'],
    ['/public', 'federated'],
  ];
  return (
    <Column label={t('live_feeds')}>
      <ColumnHeader icon={kind === 'local' ? 'users' : 'globe'} title={t('live_feeds')} />
      <SectionTabs tabs={tabs} />
      <StatusList key={kind} feed={publicFeeds[kind]} />
    </Column>
  );
}

export function Hashtag({ name }: { readonly name: string }) {
  const tag = useAnswer<Tag>(`/api/v1/tags/${encodeURIComponent(name)}`);
  const header = (
    <div className="hashtag-header">
      <div className="hashtag-header__header">
        <h1>#{name}</h1>
        <div className="hashtag-header__header__buttons">
          <button type="button" className="button">
            {t('follow')}
          </button>
        </div>
      </div>
      <div>{tag?.history.reduce((sum, { uses }) => sum + Number(uses), 0) ?? 0}</div>
    </div>
  );
  return (
    <Column label={`#${name}`}>
      <ColumnHeader icon="hashtag" title={name} back />
      <StatusList feed={tagFeed(name)} prepend={header} />
    </Column>
  );
}

export function ListTimeline({ id }: { readonly id: string }) {
  const list = useAnswer<List>(`/api/v1/lists/${id}`);
  const title = list?.title ?? t('lists');
  return (
    <Column label={title}>
      <ColumnHeader icon="list-ul" title={title} back />
      <StatusList feed={listFeed(id)} />
    </Column>
  );
}

interface CollectionProps {
  readonly name: string;
  readonly path: string;
  readonly icon: string;
  readonly word: Word;
}

/** Posts that do not stream in: favourites, bookmarks, the quotes of a post. */
export function Collection({ name, path, icon, word }: CollectionProps) {
  return (
    <Column label={t(word)}>
      <ColumnHeader icon={icon} title={t(word)} back />
      <StatusList feed={collectionFeed(name, path)} />
    </Column>
  );
}
