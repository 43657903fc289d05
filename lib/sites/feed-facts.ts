/** What a UI tells of its feeds so that they can be put in order and read by key. Without it they cannot. */

/** `post` counts in the order, `pinned` stays on top, `gap` parts the feed, `other` stays beside its neighbour. */
export type EntryKind = 'post' | 'pinned' | 'gap' | 'other';

export interface FeedFacts {
  /** Which timeline a feed shows; two feeds of one name show the same one. */
  timelineOf(feed: Element): string;
  entryKind(entry: Element): EntryKind;
  /** Whether the end of the timeline is loaded. */
  isComplete(feed: Element): boolean;
  /** What scrolls a feed: a part of its column, or the page. */
  scrollerOf(feed: Element): Element;
  /** What takes the focus when somebody goes to an entry by key. */
  focusTarget(entry: Element): HTMLElement | undefined;
  /** An element-only container at the top of the feed's column; a line of ours may become its last child. */
  headerSlot(feed: Element): Element | undefined;
  /** The first words that may be shown of an entry: of its warning, if it has one. */
  firstWords(entry: Element): string;
  /** Whether the arrow keys go from post to post; otherwise they scroll. */
  arrowKeysMove(feed: Element): boolean;
  /** The page that shows one post. */
  postPath(acct: string, id: string): string;
}
