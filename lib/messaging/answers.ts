/** Shapes of answers that the background gives to our own pages. */
import type { ApiFailure } from '../mastodon-api/api-failure';
import type { Reach } from '../rules/oauth-scopes';
import type { FollowerTie } from '../rules/snapshot';

/** What our own pages may know of an account: everything but its token. */
export interface AccountSummary {
  readonly key: string;
  readonly origin: string;
  readonly acct: string;
  readonly displayName: string;
  readonly reach: Reach;
  /** The server no longer takes the token. */
  readonly needsSignIn: boolean;
}

export type SignInFailure =
  | ApiFailure
  /** The person closed the window or said no. */
  | { readonly kind: 'cancelled' }
  /** What came back does not belong to the question that was asked: another sign-in, or an attack. */
  | { readonly kind: 'mixed-up' }
  /** Another account was wanted, and the server's window was left with one that is signed in here already. */
  | { readonly kind: 'same-account' }
  /** No window can be waited for here: the server shows a code, and the person brings it over. */
  | { readonly kind: 'code-needed' }
  /** The server does not take that code. */
  | { readonly kind: 'wrong-code' };

/** What people see of a block. */
export interface BlockRow {
  readonly domain: string;
  /** When it was first seen here, in ms. */
  readonly since: number;
  /** `hand`, `elsewhere`, or the name of an import. */
  readonly source: string;
  readonly note?: string;
  readonly tag?: string;
}

export interface BlockCounts {
  readonly following: number;
  readonly followers: number;
}

export interface BlockNames {
  readonly follows: readonly FollowerTie[];
  readonly followers: readonly FollowerTie[];
  /** Who asked to follow and waits for an answer. */
  readonly requests: readonly FollowerTie[];
  /** Domains under this one that there are ties with; a block does not cover them. */
  readonly subdomains: readonly string[];
  /** When the names were read, in ms. */
  readonly fetchedAt: number;
}

export type JobChange = 'pause' | 'resume' | 'cancel' | 'undo';
