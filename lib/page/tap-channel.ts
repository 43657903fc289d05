/** What the tap in the page's own world and the content script say to each other, by events on the document. */

/** The page can see these events and send its own: what they carry is a hint, checked before it is used. */
export const TAP_EVENTS = {
  /** Content script → tap: start handing over. */
  hello: 'sluice:hello',
  /** Tap → content script: `detail` is a `TapMessage` as JSON. */
  facts: 'sluice:facts',
  /** Content script → tap: put everything back as it was. */
  off: 'sluice:off',
} as const;

/** An account as the API sends it, less everything that is not needed. */
export interface TapAccount {
  readonly id: string;
  readonly acct: string;
  readonly url?: string | undefined;
  readonly limited?: true | undefined;
}

/** A status as the API sends it, less everything that is not needed. */
export interface TapStatus {
  readonly id: string;
  readonly created_at: string;
  /** Where it can be read on its own server. */
  readonly url?: string | undefined;
  readonly account: TapAccount;
  readonly reblog?: TapStatus | undefined;
  readonly quote?: TapStatus | undefined;
  readonly in_reply_to_id?: string | undefined;
  readonly replies_count?: number | undefined;
}

export interface TapMessage {
  readonly statuses: readonly TapStatus[];
  /** Accounts that came without a status: follow lists, suggestions, notifications, mentions. */
  readonly accounts: readonly TapAccount[];
  /** Id of the status around which these stand: they answer `GET /api/v1/statuses/:id/context`. */
  readonly threadOf?: string;
}
