/** A list of posts, live or not, with its gaps. */
import { type ReactNode, useEffect, useState } from 'react';
import { InlineSuggestions } from '../accounts/inline-suggestions.tsx';
import { Icon } from '../markup/icon.tsx';
import { usePlace } from '../routing/location.ts';
import { StatusEntry } from '../status/status-entry.tsx';
import { type Feed, follow, loadOlder, refresh, reveal, setTop } from '../store/feeds.ts';
import { useStore } from '../store/store.ts';
import { emptyTimeline, SUGGESTIONS } from '../store/timeline.ts';
import { t } from '../words.ts';
import { type ListEntry, ScrollableList } from './scrollable-list.tsx';

interface StatusListProps {
  readonly feed: Feed;
  readonly prepend?: ReactNode;
  readonly emptyMessage?: ReactNode;
  /** Entries before the feed's own, such as pinned posts. */
  readonly before?: readonly ListEntry[];
  /** Replies say whom they answer; off where that is plain. */
  readonly showThread?: boolean;
  readonly className?: string;
  /** Shows how often posts were boosted and favourited. */
  readonly withCounters?: boolean;
}

export function StatusList({
  feed,
  prepend,
  emptyMessage,
  before = [],
  showThread = true,
  className = '',
  withCounters = false,
}: StatusListProps) {
  const timeline = useStore(({ timelines }) => timelines.get(feed.key)) ?? emptyTimeline;
  const { key } = usePlace();
  const [isFirst, setFirst] = useState(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a feed is known by its key
  useEffect(() => {
    setFirst(false);
    void refresh(feed);
    return follow(feed);
  }, [feed.key]);

  const { items, pending, isLoading, hasMore } = timeline;
  const entries = items.map((id, index): ListEntry => {
    if (id === null) {
      return {
        id: `gap:${items[index + 1]}`,
        draw: () => (
          <LoadGap isDisabled={isLoading} onClick={() => loadOlder(feed, items[index - 1] ?? null)} />
        ),
      };
    }
    if (id === SUGGESTIONS) return { id, draw: () => <InlineSuggestions /> };
    return {
      id,
      draw: (hidden) => (
        <StatusEntry id={id} hidden={hidden} showThread={showThread} withCounters={withCounters} />
      ),
    };
  });
  return (
    <ScrollableList
      entries={[...before, ...entries]}
      listKey={`${key}:${feed.key}`}
      isLoading={isLoading || isFirst}
      hasMore={hasMore}
      pendingCount={pending.length}
      prepend={prepend}
      className={className}
      emptyMessage={emptyMessage ?? t('empty')}
      onLoadMore={() => void loadOlder(feed)}
      onShowPending={() => reveal(feed)}
      onTop={(top) => setTop(feed, top)}
    />
  );
}

function LoadGap({ isDisabled, onClick }: { isDisabled: boolean; onClick: () => Promise<void> }) {
  const [isLoading, setLoading] = useState(false);
  return (
    <button
      type="button"
      className="load-more load-gap"
      disabled={isDisabled}
      aria-label={t('load_more')}
      title={t('load_more')}
      onClick={() => {
        setLoading(true);
        void onClick();
      }}
    >
      {isLoading ? <div className="loading-indicator" role="progressbar" /> : <Icon id="ellipsis-h" />}
    </button>
  );
}
