/** What a web UI must tell of itself. One adapter a UI, in `adapters/`; adapters read the document and write nothing. */
import type { Domain } from '../fediverse/domain-name';
import type { FeedFacts } from './feed-facts';

/** Timelines that are in order of receipt and so can be put in written order. */
export type FeedKind = 'home' | 'list' | 'live' | 'hashtag' | 'profile';

/**
 * How there is room for our marks at a spot.
 * `row`: the anchor stands in a flex row, a leaf after it is one more item. `tight`: the same, but where the row is narrow one
 * more item would break a line of the anchor's. `line`: the anchor stands in a line of text, a leaf after it goes on in it.
 * `over`: the same, but of no width. `corner`: there is no room after the anchor, a leaf of no height lies over its last line.
 * `link`, `above`, `avatar`: the anchor's surroundings are not ours to touch; it is marked by attributes alone. `above` takes
 * no room: there is a picture above the anchor, over whose edge the mark lies.
 */
export type Look = 'row' | 'tight' | 'line' | 'over' | 'corner' | 'link' | 'above' | 'avatar';

/** An account shown somewhere on the page. */
export interface Spot {
  /** How it was found. */
  readonly rule: SpotRule;
  /** The element that the rule found. */
  readonly element: Element;
  /** As the page writes it, without the `@` in front: `user` for local accounts, else `user@domain`. */
  readonly acct: string;
  /** What our marks stand after, or what is marked by attributes. */
  readonly anchor: Element;
}

/** What an element says of the account it shows. One of `acct` and `accountId` at least is needed. */
export interface SpotFacts {
  readonly acct?: string | undefined;
  /** The server's own id of the account, which only the tap can turn into a handle. */
  readonly accountId?: string | undefined;
  /** The element itself if missing. */
  readonly anchor?: Element | null | undefined;
}

/** How accounts are found on one kind of surface. */
export interface SpotRule {
  /** Where. */
  readonly surface: string;
  readonly look: Look;
  readonly selector: string;
  /** Whether this is found in the posts of a feed. Most of what a page draws are those, so they are not searched for the rest. */
  readonly isInPosts?: true;
  read(element: Element): SpotFacts;
  /** Id of the status whose author this is; missing where it is none's. */
  statusId?(element: Element): string | undefined;
}

/** Where a post's time is shown. */
export interface TimeSpot {
  readonly element: Element;
  readonly statusId: string;
  /** When it was written, in ms; undefined where the page does not say. */
  createdAt(): number | undefined;
  /** Whether our mark goes inside the element, as its last child, or after it. */
  readonly place: 'inside' | 'after';
}

/** What the document itself says of an entry of a feed, for when the tap has nothing. */
export interface EntryFacts {
  /** When the shown post was written, in ms. */
  readonly createdAt: number | undefined;
  readonly isReblog: boolean;
}

/** Facts of a UI that must hold on the live page; what does not hold switches off the features that need it. */
export type Need = 'posts' | 'feeds' | 'handles' | 'times';

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
  /** Links that show a post's time. */
  readonly timeSelector: string;
  /** Those of the posts in a feed; one class. */
  readonly postTimeSelector: string;
  readTime(element: Element): TimeSpot | undefined;
  /** What holds one picture of a post each; one class. */
  readonly pictureSelector: string;
  /** The picture there, if its `alt` is the author's description. */
  pictureIn(item: Element): Element | undefined;
  /** What a profile says of its owner or, where it is hidden because it is limited, of that. */
  readonly profileTextSelector: string;
  /** Whose profile the page shows; undefined on other pages. */
  profileAcct(document: Document): string | undefined;
  /** The post whose thread is open. */
  readonly openPostSelector: string;
  /** Id of that post; undefined on other pages. */
  openStatusId(document: Document): string | undefined;
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
