/** What a domain block would cut, and what is kept of it so that it can be restored. */
import { domainOfAcct } from '../fediverse/acct';
import type { Domain } from '../fediverse/domain-name';

/** One account that the person follows or asked to follow, with how they follow it. */
export interface FollowTie {
  readonly id: string;
  /** `user@domain`. */
  readonly acct: string;
  readonly displayName: string;
  readonly reblogs: boolean;
  readonly notify: boolean;
  readonly languages: readonly string[] | null;
  /** Ids of the lists it is on. */
  readonly lists: readonly string[];
  /** Asked to follow, not accepted yet. */
  readonly isRequest: boolean;
}

export interface FollowerTie {
  readonly id: string;
  readonly acct: string;
  readonly displayName: string;
}

/** Everybody an account is tied to, as its server listed them. */
export interface Ties {
  readonly accountKey: string;
  readonly fetchedAt: number;
  readonly follows: readonly Omit<FollowTie, 'reblogs' | 'notify' | 'languages' | 'lists' | 'isRequest'>[];
  readonly followers: readonly FollowerTie[];
  /** Who asked to follow and waits for an answer. */
  readonly requests: readonly FollowerTie[];
}

/** What is kept before a domain is blocked. */
export interface Snapshot {
  readonly id: string;
  readonly accountKey: string;
  readonly domain: string;
  readonly takenAt: number;
  readonly follows: readonly FollowTie[];
  readonly followers: readonly FollowerTie[];
  /** Who had asked to follow: a block turns them away. */
  readonly requests: readonly FollowerTie[];
  /** Titles of the lists that `follows` name, by id. */
  readonly listTitles: Readonly<Record<string, string>>;
}

/** The ties with exactly this domain: a personal block covers no sub-domains. */
export function tiesWith<Tie extends { readonly acct: string }>(
  ties: readonly Tie[],
  domain: Domain,
  homeDomain: Domain,
): readonly Tie[] {
  return ties.filter((tie) => domainOfAcct(tie.acct, homeDomain) === domain);
}

/** Domains under `domain` that there are ties with: each would need a block of its own. */
export function subdomainsWithTies(
  ties: readonly { readonly acct: string }[],
  domain: Domain,
  homeDomain: Domain,
): readonly Domain[] {
  const found = ties.map((tie) => domainOfAcct(tie.acct, homeDomain));
  return [...new Set(found.filter((other) => other !== undefined))].filter((other) =>
    other.endsWith(`.${domain}`),
  );
}
