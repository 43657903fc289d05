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
  /** Follows in 24 hours. */
  followsPerDay: number;
  rateLimits: RateLimitSettings;
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
