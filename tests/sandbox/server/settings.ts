/** How the sandbox's server is set up: version, what it publishes, its limits, how fast its jobs run. */

import type { Flavour, Version } from './versions.ts';

export interface ServerSettings {
  readonly version: Version;
  readonly flavour: Flavour;
  readonly domain: string;
  /** Who may see `/api/v1/instance/domain_blocks`; a real server's default is `disabled`. */
  showDomainBlocks: 'disabled' | 'users' | 'all';
  showDomainBlockReasons: boolean;
  /** How long after a personal domain block its clean-up runs, ms. */
  cleanUpDelayMs: number;
  /** How long another server takes to answer a follow request, ms; `null`: never by itself. */
  acceptDelayMs: number | null;
  /** Follows in a day. */
  followsPerDay: number;
  /** When a day of follows begins and how long it is, ms; Mastodon's: 24 hours, from midnight UTC. */
  followDay: FollowDay;
  rateLimits: RateLimitSettings;
}

/** Days follow each other without a gap, as Mastodon's do; shorter ones let a browser's real clock see several. */
export interface FollowDay {
  readonly lengthMs: number;
  /** The beginning of any of them. */
  readonly startsAt: number;
}

export interface RateLimitSettings {
  enabled: boolean;
  /** Multiplies every limit. */
  scale: number;
  /** Multiplies every window's length. */
  windowScale: number;
  /** Mastodon sends no `Retry-After`; other software does. */
  retryAfter: boolean;
  /** The web page's own token is never throttled, so that tests of pages stay quick. */
  sparePage: boolean;
}
