/** What a web UI must tell of itself. One adapter a UI, in `adapters/`; adapters read the document and write nothing. */
import type { Domain } from '../fediverse/domain-name';
import type { FeedFacts } from './feed-facts';

/** Timelines that are in order of receipt and so can be put in written order. */
export type FeedKind = 'home' | 'list' | 'live' | 'hashtag' | 'profile';

/** An account shown somewhere on the page. */
export interface Spot {
  /** Where: the `surface` of the rule that found it. */
  readonly surface: string;
  /** The element that the rule found. */
  readonly element: Element;
  /** As the page writes it, without the `@` in front: `user` for local accounts, else `user@domain`. */
  readonly acct: string;
  /** The status whose author this is. */
  readonly statusId?: string;
  /** An element-only container of the page's; a leaf of ours may become its last child. */
  readonly slot: Element;
}

/** How accounts are found on one kind of surface. */
export interface SpotRule {
  readonly surface: string;
  readonly selector: string;
  /** What an element that the selector found shows; undefined where that cannot be told. */
  read(element: Element): Omit<Spot, 'surface' | 'element'> | undefined;
}

/** What the document itself says of an entry of a feed, for when the tap has nothing. */
export interface EntryFacts {
  readonly acct?: string;
  /** When the shown post was written, in ms. */
  readonly createdAt?: number;
  readonly isReblog: boolean;
}

/** Facts of a UI that must hold on the live page; what does not hold switches off the features that need it. */
export type Need = 'posts' | 'feeds';

export interface SiteAdapter {
  /** Also the name of its file. */
  readonly id: string;
  /** Its proper name, shown to people. */
  readonly name: string;
  /** Whether the document is this UI. Exactly one adapter may say yes to a page. */
  claims(document: Document): boolean;
  /** Domain of the accounts that are written without one; undefined where the page does not say. */
  homeDomain(document: Document): Domain | undefined;
  /** Which of its facts do not hold on this page, as it is drawn now. Nothing drawn yet: none. */
  selfCheck(document: Document): readonly Need[];
  readonly spots: readonly SpotRule[];
  /** Lists of posts. */
  readonly feedSelector: string;
  /** Direct children of a feed that are entries of it. */
  readonly entrySelector: string;
  /** Which timeline a feed is; undefined for what must never be reordered. */
  feedKind(feed: Element): FeedKind | undefined;
  /** Id of the status (or of the boost) that an entry stands for; undefined for gaps, pinned posts, suggestions. */
  entryId(entry: Element): string | undefined;
  readEntry(entry: Element): EntryFacts | undefined;
  /** Missing where feeds cannot be put in order: where they are virtual lists, for one. */
  readonly feeds?: FeedFacts;
}
