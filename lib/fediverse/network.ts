/** What is known of one network: which hosts are its, whose it is, and where its accounts really live. */

/** How a network's accounts come to be seen in the fediverse. */
export type Reach =
  /** It speaks ActivityPub itself. */
  | 'native'
  /** A bridge carries posts and answers both ways. */
  | 'bridged'
  /** A service copies posts out of it; answers go nowhere. */
  | 'mirrored'
  /** It does not federate: an account that claims to be from there is something else. */
  | 'none';

export interface Network {
  /** Also the name of its file. */
  readonly id: string;
  /** Its proper name, shown to people; not translated. */
  readonly name: string;
  /** Hosts its accounts have in their handle: `host` alone (with or without `www.`), `*.host` for everything under it. */
  readonly hosts: readonly string[];
}

/** What a card says of it besides the facts. */
export interface NetworkAbout {
  readonly owner: string;
  /** Who runs the bridge or the copying service, where there is one. */
  readonly carrier?: string;
  readonly reach: Reach;
  /** Where an account of it is at home. */
  readonly origin?: Origin;
}

/** A pattern for the user name, and what the account is called and found under at home (`{user}`, `{domain}`). */
export interface Origin {
  readonly user: RegExp;
  readonly handle: string;
  readonly url?: string;
}

/** Something a reader of a network's posts should know, as it was on the day it was checked. */
export interface Fact {
  /** Key of the sentence in `locales`, under `facts`. */
  readonly says: FactKey;
  /** `2026-06` or `2026-06-04`: the date of the newest source. */
  readonly checkedOn: string;
  readonly sources: readonly string[];
}

export type FactKey =
  | 'boostNo'
  | 'bridgeBoostYes'
  | 'bridgeLikeYes'
  | 'bridgeReplyYes'
  | 'commentFromReply'
  | 'copyOnly'
  | 'delayFifteenMinutes'
  | 'deleteAsked'
  | 'editBeforeSending'
  | 'followByExactHandle'
  | 'followYes'
  | 'likeYes'
  | 'machineAltText'
  | 'noFederation'
  | 'noFederationPaused'
  | 'notInEurope'
  | 'numericHandle'
  | 'optIn'
  | 'optInAdults'
  | 'replyNo'
  | 'replyYes'
  | 'takesData';
