/** Things that go wrong on purpose, switched on by tests; seeded, so that a run can be repeated. */

import { Random } from '../world/random.ts';

export type FaultKind =
  /** One of `statuses` with Mastodon's error body. */
  | 'status'
  /** 429, with `Retry-After` if `retryAfter` says so. */
  | 'rate-limit'
  /** The connection breaks before the server has acted. */
  | 'drop-before'
  /** The server acts, then the connection breaks. */
  | 'drop-after'
  /** The answer comes `delayMs` late. */
  | 'slow'
  /** Headers, then a body that never ends. */
  | 'endless'
  /** A body of `bytes`, 100 MB unless told otherwise. */
  | 'huge'
  /** A captive portal: 200 with HTML. */
  | 'html'
  /** JSON nested a hundred thousand deep. */
  | 'deep-json'
  /** JSON in which nothing has the type it should have. */
  | 'wrong-types'
  /** `Link` leads to `to`. */
  | 'foreign-link'
  /** 302 to the same path at `to`. */
  | 'foreign-redirect';

export interface Fault {
  readonly kind: FaultKind;
  /** Paths it meets: a beginning, or a pattern; default all of `/api/` and `/oauth/token`. */
  readonly path?: string | RegExp | undefined;
  readonly method?: string | undefined;
  /** Share of the calls, 0 to 1; default 1. */
  readonly rate?: number | undefined;
  /** How many calls it meets at most. */
  readonly times?: number | undefined;
  readonly statuses?: readonly number[] | undefined;
  /** Seconds; absent: no such header, as Mastodon. */
  readonly retryAfter?: number | undefined;
  readonly delayMs?: number | undefined;
  readonly bytes?: number | undefined;
  /** Another origin. */
  readonly to?: string | undefined;
  /** Also meets the web page's own calls; default false. */
  readonly meetsPage?: boolean | undefined;
}

export class Faults {
  readonly #active = new Map<Fault, { met: number }>();
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  /** Switches a fault on; the returned function switches it off. */
  add(fault: Fault): () => void {
    this.#active.set(fault, { met: 0 });
    return () => this.#active.delete(fault);
  }

  clear(): void {
    this.#active.clear();
  }

  get active(): readonly Fault[] {
    return [...this.#active.keys()];
  }

  /** The faults that meet this call. Rates draw from one seeded sequence. */
  meeting(call: { readonly path: string; readonly method: string; readonly isPage: boolean }): Fault[] {
    return [...this.#active].flatMap(([fault, state]) => {
      if (!isMeant(fault, call) || state.met >= (fault.times ?? Number.POSITIVE_INFINITY)) return [];
      if (!this.#random.chance(fault.rate ?? 1)) return [];
      state.met += 1;
      return [fault];
    });
  }

  statusOf(fault: Fault): number {
    return this.#random.pick(fault.statuses ?? [503]);
  }
}

function isMeant(fault: Fault, call: { path: string; method: string; isPage: boolean }): boolean {
  if (call.isPage && !fault.meetsPage) return false;
  if (fault.method !== undefined && fault.method !== call.method) return false;
  if (fault.path === undefined) return call.path.startsWith('/api/') || call.path === '/oauth/token';
  return typeof fault.path === 'string' ? call.path.startsWith(fault.path) : fault.path.test(call.path);
}

/** JSON arrays in arrays, a hundred thousand deep. */
export function deepJson(): string {
  const depth = 100_000;
  return '['.repeat(depth) + ']'.repeat(depth);
}

/** The same structure with every value replaced by one of a wrong type. */
export function withWrongTypes(value: unknown): unknown {
  if (Array.isArray(value)) return { 0: value.map(withWrongTypes) };
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withWrongTypes(entry)]));
  }
  if (typeof value === 'string') return value.length;
  return typeof value === 'number' ? `${value}` : [value];
}
