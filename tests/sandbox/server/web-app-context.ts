/** What the web page is drawn from: the seam between the server and the page. */

import type { AccountEntity } from './entities/account.ts';
import type { Flavour, Version } from './versions.ts';

export interface WebAppContext {
  readonly version: Version;
  readonly flavour: Flavour;
  /** `4.5.15`, `4.6.5+glitch`: as `meta.version` states it. */
  readonly fullVersion: string;
  readonly origin: string;
  readonly domain: string;
  /** Origin of the WebSocket: `ws://127.0.0.1:PORT`. */
  readonly streamingUrl: string;
  /** Path and query that were asked for. */
  readonly path: string;
  /** The signed-in account as `verify_credentials` gives it; absent for logged-out readers. */
  readonly me?: AccountEntity;
  /** The page's own token; absent for logged-out readers. */
  readonly accessToken?: string;
  readonly locale: string;
  readonly advancedLayout: boolean;
  readonly usePendingItems: boolean;
  readonly colourScheme: 'auto' | 'dark' | 'light';
  readonly reduceMotion: boolean;
  /** What the web client has stored with `PUT /api/web/settings`. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface WebAppAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

export type RenderWebApp = (context: WebAppContext) => WebAppAnswer;
