/** A list that empties what is not seen, loads more near its end and keeps its place when something comes on top. */
import { Component, createRef, type ReactNode } from 'react';
import { Message } from '../markup/message.tsx';
import { multiColumn, since } from '../page-state.ts';
import { kept } from '../routing/location.ts';
import { t } from '../words.ts';
import { ObservedArticle } from './observed-article.tsx';
import { Visibility } from './visibility.ts';

export interface ListEntry {
  readonly id: string;
  readonly draw: (hidden: boolean) => ReactNode;
}

interface ScrollableListProps {
  readonly entries: readonly ListEntry[];
  /** Names this list at this place of the history. */
  readonly listKey: string;
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly pendingCount?: number;
  readonly prepend?: ReactNode;
  readonly append?: ReactNode;
  readonly emptyMessage?: ReactNode;
  readonly className?: string;
  readonly onLoadMore?: () => void;
  readonly onShowPending?: () => void;
  readonly onTop?: (top: boolean) => void;
}

/** Less than this many pixels from the end, the next page is asked for. */
const NEAR_END = 400;
const NEAR_TOP = 100;
const SCROLL_INTERVAL_MS = 150;

function throttled(run: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      run();
    }, SCROLL_INTERVAL_MS);
  };
}

export class ScrollableList extends Component<ScrollableListProps> {
  private readonly node = createRef<HTMLDivElement>();
  private readonly visibility = new Visibility();

  private get scroller(): Element | null {
    return multiColumn ? this.node.current : document.scrollingElement;
  }

  /** What hears of its scrolling. */
  private get scrollTarget(): EventTarget | null {
    return multiColumn ? this.node.current : document;
  }

  private readonly handleScroll = throttled(() => {
    const { scroller, props } = this;
    if (!scroller || !this.node.current) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const left = scrollHeight - scrollTop - clientHeight;
    if (scrollTop > 0 && left < NEAR_END && props.hasMore && !props.isLoading) props.onLoadMore?.();
    props.onTop?.(scrollTop < NEAR_TOP);
  });

  /** At once: when the list goes, what stood above it is gone already, and the browser has scrolled after that. */
  private readonly keepScrollTop = () => {
    if (this.scroller) kept.keepScrollTop(this.props.listKey, this.scroller.scrollTop);
  };

  override componentDidMount(): void {
    const { scroller } = this;
    if (scroller) restore(scroller, kept.scrollTop(this.props.listKey) ?? 0);
    this.visibility.connect(multiColumn ? { root: this.node.current, rootMargin: '300% 0px' } : {});
    this.scrollTarget?.addEventListener('scroll', this.keepScrollTop);
    this.scrollTarget?.addEventListener('scroll', this.handleScroll);
    this.handleScroll();
  }

  override componentWillUnmount(): void {
    this.visibility.disconnect();
    this.scrollTarget?.removeEventListener('scroll', this.keepScrollTop);
    this.scrollTarget?.removeEventListener('scroll', this.handleScroll);
  }

  /** A new first entry is taken to have added its height on top. */
  override getSnapshotBeforeUpdate(before: ScrollableListProps): number | null {
    const { scroller, props } = this;
    if (!scroller) return null;
    const hasGrown = before.entries.length > 0 && before.entries.length < props.entries.length;
    const onTop = hasGrown && before.entries[0]?.id !== props.entries[0]?.id && scroller.scrollTop > 0;
    const pendingChanged = (before.pendingCount ?? 0) > 0 !== (props.pendingCount ?? 0) > 0;
    return onTop || pendingChanged ? scroller.scrollHeight - scroller.scrollTop : null;
  }

  override componentDidUpdate(_: ScrollableListProps, __: unknown, fromBottom: number | null): void {
    if (fromBottom !== null && this.scroller)
      this.scroller.scrollTop = this.scroller.scrollHeight - fromBottom;
  }

  override render() {
    const { entries, prepend, append, emptyMessage, isLoading, hasMore, pendingCount = 0 } = this.props;
    const className = since(4) ? 'scrollable scrollable--flex' : 'scrollable';
    const isEmpty = !isLoading && entries.length === 0 && pendingCount === 0 && !hasMore;
    if (isEmpty && emptyMessage) {
      return (
        <div className={className} ref={this.node}>
          {prepend}
          <div className="empty-column-indicator">
            <span>{emptyMessage}</span>
          </div>
        </div>
      );
    }
    // Until 4.3 what stands above the posts is part of the list.
    const inside = since(4) ? null : prepend;
    return (
      <div className={className} ref={this.node}>
        {since(4) && prepend}
        <div role="feed" className={`item-list ${this.props.className ?? ''}`.trim()}>
          {inside}
          {pendingCount > 0 && (
            <button type="button" className="load-more load-gap" onClick={this.props.onShowPending}>
              {t(pendingCount === 1 ? 'new_item' : 'new_items', pendingCount)}
            </button>
          )}
          {entries.map(({ id, draw }, index) => (
            <ObservedArticle
              key={id}
              id={id}
              index={index}
              listLength={entries.length}
              visibility={this.visibility}
              listKey={this.props.listKey}
              draw={draw}
            />
          ))}
          {hasMore && this.props.onLoadMore && (
            <LoadMore isLoading={isLoading} onClick={this.props.onLoadMore} />
          )}
          {!hasMore && append}
        </div>
        {isLoading && entries.length === 0 && (
          <div className="scrollable__append">
            <div className="loading-indicator" role="progressbar" />
          </div>
        )}
      </div>
    );
  }
}

function LoadMore({ isLoading, onClick }: { isLoading: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      className="load-more"
      disabled={isLoading}
      style={{ visibility: isLoading ? 'hidden' : 'visible' }}
      onClick={onClick}
    >
      <Message>{t('load_more')}</Message>
    </button>
  );
}

/** Twice, as the real page's router does: the header above comes after the list. */
function restore(scroller: Element, scrollTop: number): void {
  scroller.scrollTop = scrollTop;
  requestAnimationFrame(() => {
    scroller.scrollTop = scrollTop;
  });
}
