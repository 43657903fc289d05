/** The ways in which a server can fail to do what it was asked. */

export type ApiFailureKind =
  /** No answer: offline, host unknown, connection broken. */
  | 'network'
  | 'timeout'
  /** 401: the token is expired or was revoked. */
  | 'unauthorized'
  /** 403: the person did not allow this when they signed in. */
  | 'missing-scope'
  /** 403: the account may not do this. */
  | 'forbidden'
  /** 404 or 410: the server has no such thing, or not this API. */
  | 'not-found'
  /** 422: the server does not accept what was sent. */
  | 'unprocessable'
  /** 429. */
  | 'rate-limited'
  /** 5xx. */
  | 'server'
  /** The server sends us somewhere else: another host, or a captive portal's sign-in page. */
  | 'redirected'
  /** Something other than the expected JSON, or far too much of it. */
  | 'bad-answer';

export interface ApiFailure {
  readonly kind: ApiFailureKind;
  /** HTTP status, if there was an answer. */
  readonly status?: number;
  /** What the server says of it, at most 200 characters; not to be trusted, never markup. */
  readonly says?: string;
  /** When to try again, in ms since 1970; only for `rate-limited`. */
  readonly retryAt?: number;
}

/** Whether the same request may succeed if it is simply sent again later. */
export function isPassing({ kind }: ApiFailure): boolean {
  return ['network', 'timeout', 'rate-limited', 'server', 'redirected', 'bad-answer'].includes(kind);
}
