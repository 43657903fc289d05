/** What differs in the markup of the versions and of glitch: a table, asked by the components. */
import { glitch, since } from '../page-state.ts';

export const differs = {
  /** `title` of name links is `@acct` from 4.5 on, `acct` before. */
  nameTitle: (acct: string): string => (since(5) ? `@${acct}` : acct),
  /** The account's id on name links: from 4.5 on; on a booster's always. */
  nameHasId: since(5),
  /** `span` from 4.6 on. */
  avatarTag: since(6) ? 'span' : 'div',
  /** Name before time from 4.6 on. */
  nameFirst: since(6),
  /** glitch has the time in the action bar. */
  timeBelow: glitch,
  /** A booster's name: plain text from 4.5 on. */
  simpleNameTag: since(5) ? 'span' : 'strong',
  /** Boosting and quoting share a button from 4.5 on. */
  boostWord: since(5) ? 'boost_or_quote' : 'boost',
  /** Quotes are drawn from 4.4 on; before, the text keeps its `RE:` line. */
  quotes: since(4),
  /** The detailed post's time is a `time` element from 4.4 on. */
  detailedTime: since(4),
  /** Links within texts keep `status-link` until 4.4. */
  linkClass: since(5) ? '' : 'status-link',
  /** Until 4.4 the only column is laid out as one of many, which scroll; it is as high as what is in it. */
  areaOverflow: since(5) ? 'visible' : 'auto',
  mainTag: since(6) ? 'main' : 'div',
  /** The thread page's `.scrollable` is also an `item-list` from 4.5 on. */
  threadIsItemList: since(5),
  /** The wrapper of a post in a thread says so from 4.6 on. */
  threadWrapper: since(6),
  /** Labels of notifications are headings from 4.6 on. */
  notificationLabelTag: since(6) ? 'h2' : 'div',
  /** Rows of accounts have one box more from 4.4 on. */
  accountRowBox: since(4),
  /** Account headers are made of CSS modules from 4.6 on. */
  moduleProfiles: since(6),
} as const;
