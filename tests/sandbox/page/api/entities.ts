/** Mastodon's REST entities, as far as the page shows them. The sandbox's own server answers, so they are typed and not validated. */

export interface CustomEmoji {
  readonly shortcode: string;
  readonly url: string;
  readonly static_url: string;
}

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly acct: string;
  readonly display_name: string;
  readonly url: string;
  readonly avatar: string;
  readonly avatar_static: string;
  readonly header: string;
  readonly note: string;
  readonly locked: boolean;
  readonly bot: boolean;
  readonly created_at: string;
  readonly last_status_at: string | null;
  readonly followers_count: number;
  readonly following_count: number;
  readonly statuses_count: number;
  readonly emojis: readonly CustomEmoji[];
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly limited?: boolean;
  readonly suspended?: boolean;
}

export interface Mention {
  readonly id: string;
  readonly username: string;
  readonly acct: string;
  readonly url: string;
}

export interface MediaAttachment {
  readonly id: string;
  readonly type: string;
  readonly url: string | null;
  readonly preview_url: string | null;
  readonly remote_url: string | null;
  readonly description: string | null;
}

export interface PreviewCard {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly provider_name: string;
  readonly author_name: string;
  readonly image: string | null;
  readonly published_at?: string | null;
  readonly authors?: readonly {
    readonly name: string;
    readonly url: string;
    readonly account: Account | null;
  }[];
  readonly history?: readonly { readonly uses: string; readonly accounts: string }[];
}

export interface Poll {
  readonly id: string;
  readonly expires_at: string | null;
  readonly expired: boolean;
  readonly votes_count: number;
  readonly voted?: boolean;
  readonly options: readonly { readonly title: string; readonly votes_count: number | null }[];
}

export interface FilterResult {
  readonly filter: { readonly id: string; readonly title: string; readonly filter_action: string };
}

export interface Quote {
  readonly state: string;
  readonly quoted_status?: Status | null;
  readonly quoted_status_id?: string | null;
}

/** A post as the API sends it. */
export interface Status {
  readonly id: string;
  readonly created_at: string;
  readonly edited_at: string | null;
  readonly in_reply_to_id: string | null;
  readonly in_reply_to_account_id: string | null;
  readonly sensitive: boolean;
  readonly spoiler_text: string;
  readonly visibility: string;
  readonly language: string | null;
  readonly uri: string;
  readonly url: string | null;
  readonly replies_count: number;
  readonly reblogs_count: number;
  readonly favourites_count: number;
  readonly quotes_count?: number;
  readonly favourited?: boolean;
  readonly reblogged?: boolean;
  readonly bookmarked?: boolean;
  readonly content: string;
  readonly account: Account;
  readonly reblog: Status | null;
  readonly quote?: Quote | null;
  readonly media_attachments: readonly MediaAttachment[];
  readonly mentions: readonly Mention[];
  readonly emojis: readonly CustomEmoji[];
  readonly card: PreviewCard | null;
  readonly poll: Poll | null;
  readonly filtered?: readonly FilterResult[];
  readonly application?: { readonly name: string } | null;
}

export interface Relationship {
  readonly id: string;
  readonly following: boolean;
  readonly followed_by: boolean;
  readonly requested: boolean;
  readonly requested_by?: boolean;
  readonly domain_blocking: boolean;
  readonly blocking: boolean;
  readonly muting: boolean;
}

export interface List {
  readonly id: string;
  readonly title: string;
}

export interface Tag {
  readonly name: string;
  readonly history: readonly { readonly uses: string; readonly accounts: string }[];
  readonly following?: boolean;
}

export interface Conversation {
  readonly id: string;
  readonly unread: boolean;
  readonly accounts: readonly Account[];
  readonly last_status: Status | null;
}

export interface NotificationGroup {
  readonly group_key: string;
  readonly type: string;
  readonly notifications_count: number;
  readonly most_recent_notification_id: number | string;
  readonly latest_page_notification_at?: string;
  readonly page_min_id?: string;
  readonly sample_account_ids: readonly string[];
  readonly status_id?: string | null;
  readonly event?: SeveranceEvent;
}

export interface SeveranceEvent {
  readonly id: string;
  readonly type: string;
  readonly purged: boolean;
  readonly target_name: string;
  readonly followers_count: number;
  readonly following_count: number;
}

export interface GroupedNotifications {
  readonly accounts: readonly Account[];
  readonly statuses: readonly Status[];
  readonly notification_groups: readonly NotificationGroup[];
}

/** One notification as the stream sends it. */
export interface Notification {
  readonly id: string;
  readonly type: string;
  readonly created_at: string;
  readonly group_key?: string;
  readonly account: Account;
  readonly status?: Status;
  readonly event?: SeveranceEvent;
}

export interface NotificationRequest {
  readonly id: string;
  readonly notifications_count: string | number;
  readonly account: Account;
  readonly last_status: Status | null;
}

export interface Suggestion {
  readonly source: string;
  readonly account: Account;
}

export interface SearchResults {
  readonly accounts: readonly Account[];
  readonly statuses: readonly Status[];
  readonly hashtags: readonly Tag[];
}

export interface ServerDomainBlock {
  readonly domain: string;
  readonly digest: string;
  readonly severity: string;
  readonly comment: string | null;
}
