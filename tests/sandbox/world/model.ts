/** What the sandbox's world consists of: people, posts, and what one member of the server has set up. */

export interface Person {
  readonly id: string;
  readonly username: string;
  /** Punycode host of the account's own server; null for accounts of this one. */
  readonly domain: string | null;
  readonly displayName: string;
  /** HTML; `{origin}` stands for this server's origin. */
  readonly note: string;
  readonly url: string;
  readonly uri: string;
  readonly createdAt: number;
  readonly locked: boolean;
  readonly bot: boolean;
  readonly group: boolean;
  readonly fields: readonly {
    readonly name: string;
    readonly value: string;
    readonly verifiedAt: number | null;
  }[];
  /** Counts as the account's own server states them; our own members' are counted instead. */
  readonly statedCounts: {
    readonly followers: number;
    readonly following: number;
    readonly statuses: number;
  };
  /** Limited by this server, by its domain or by itself. */
  limited: boolean;
  suspended: boolean;
  /** The account no longer exists: the API answers 404. */
  deleted: boolean;
  movedToId: string | null;
  /** How long this account's server takes to answer a follow request; `null`: it never answers by itself. */
  acceptsFollowsAfterMs?: number | null;
}

export interface Media {
  readonly id: string;
  readonly type: 'image' | 'video' | 'unknown';
  readonly description: string | null;
  readonly remoteUrl: string | null;
  readonly width: number;
  readonly height: number;
}

export interface Poll {
  readonly id: string;
  readonly options: readonly { readonly title: string; readonly votes: number }[];
  readonly expiresAt: number;
  readonly multiple: boolean;
}

export interface Card {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly providerName: string;
  readonly type: 'link' | 'video';
  readonly authorName: string;
  /** The fediverse account that the page names as its author, if any. */
  readonly authorId: string | null;
  readonly html: string;
}

export interface Post {
  readonly id: string;
  readonly accountId: string;
  readonly uri: string;
  readonly url: string;
  /** Event time: when the author wrote it. */
  readonly createdAt: number;
  /** Processing time: when this server got it. For a fetched post that is not what its id says. */
  readonly receivedAt: number;
  /** Sent by its author's server, so that it went into home timelines; else fetched by this server. */
  readonly delivered: boolean;
  /** HTML; `{origin}` stands for this server's origin. */
  content: string;
  readonly spoilerText: string;
  readonly sensitive: boolean;
  readonly visibility: 'public' | 'unlisted' | 'private' | 'direct';
  readonly language: string | null;
  readonly inReplyToId: string | null;
  readonly reblogOfId: string | null;
  readonly quoteOfId: string | null;
  readonly media: readonly Media[];
  readonly poll: Poll | null;
  readonly card: Card | null;
  readonly mentionIds: readonly string[];
  readonly tags: readonly string[];
  readonly counts: { readonly reblogs: number; readonly favourites: number };
  editedAt: number | null;
}

export interface FollowOptions {
  readonly reblogs: boolean;
  readonly notify: boolean;
  readonly languages: readonly string[] | null;
}

export interface Follow extends FollowOptions {
  /** The internal row id: the cursor of lists of follows. */
  readonly row: number;
  readonly sourceId: string;
  readonly targetId: string;
}

export interface List {
  readonly id: string;
  title: string;
  repliesPolicy: 'list' | 'followed' | 'none';
  exclusive: boolean;
  /** Account id → internal row id. */
  readonly members: Map<string, number>;
}

export type NotificationType =
  | 'mention'
  | 'status'
  | 'reblog'
  | 'follow'
  | 'follow_request'
  | 'favourite'
  | 'poll'
  | 'update'
  | 'quote'
  | 'severed_relationships';

export interface Severance {
  readonly id: string;
  readonly targetName: string;
  readonly followersCount: number;
  readonly followingCount: number;
  readonly createdAt: number;
}

export interface Notification {
  readonly id: string;
  readonly type: NotificationType;
  readonly groupKey: string;
  readonly createdAt: number;
  readonly accountId: string;
  readonly statusId: string | null;
  readonly severance: Severance | null;
  /** Held back by the notification policy until the request is accepted. */
  filtered: boolean;
}

export interface Filter {
  readonly id: string;
  title: string;
  context: readonly string[];
  action: string;
  expiresAt: number | null;
  readonly keywords: Map<string, { readonly keyword: string; readonly wholeWord: boolean }>;
}

/** A domain that the server itself has limited or suspended. */
export interface InstanceBlock {
  readonly domain: string;
  readonly severity: 'silence' | 'suspend';
  readonly comment: string | null;
  readonly obfuscate: boolean;
}
