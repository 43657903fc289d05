/** Keeping within a server's limits: what is known of each, and whether a request may go. Pure. */

/** Mastodon counts these apart (rack_attack.rb, 4.3 to 4.7; follows: rate_limiter.rb). */
export type LimitKind = 'any' | 'paging' | 'follow';

export interface LimitState {
  /** Requests left in the window. */
  readonly remaining: number;
  /** When the window ends, in ms. */
  readonly resetAt: number;
}

export type Limits = Readonly<Partial<Record<LimitKind, LimitState>>>;

/** Requests of each window that work leaves for what the person does meanwhile. */
export const RESERVE = 8;

/** The longest window of a real limit: follows a day. One that says more would stop all work for good. */
export const LONGEST_WINDOW_MS = 86_400_000;

const CURSORS = ['max_id', 'min_id', 'since_id', 'page'];

/** The limits that a request counts against. */
export function limitKindsOf(
  method: string,
  path: string,
  query: Readonly<Record<string, unknown>>,
): readonly LimitKind[] {
  if (method === 'POST' && /\/follow$/.test(path)) return ['follow', 'any'];
  return CURSORS.some((name) => name in query) ? ['paging', 'any'] : ['any'];
}

/** What holds at `now`: no window that has ended, and none that ends too late, as it seems once a clock was set back. */
export function holdingAt(limits: Limits, now: number): Limits {
  const holding = Object.entries(limits).filter(
    ([, { resetAt }]) => resetAt > now && resetAt <= now + LONGEST_WINDOW_MS,
  );
  return Object.fromEntries(holding);
}

/** When a request may go, in ms: now, or when the window of the limit that stands against it ends. */
export function mayGoAt(limits: Limits, kinds: readonly LimitKind[], reserve: number, now: number): number {
  const ends = kinds.flatMap((kind) => {
    const state = limits[kind];
    // A day's follows are what a restore is for: nothing is held back of them.
    const kept = kind === 'follow' ? 0 : reserve;
    return state && state.resetAt > now && state.remaining <= kept ? [state.resetAt] : [];
  });
  return Math.max(now, ...ends);
}

/** What is known when one more request is about to go. */
export function counting(limits: Limits, kinds: readonly LimitKind[]): Limits {
  const counted = kinds.flatMap((kind) => {
    const state = limits[kind];
    return state ? [[kind, { ...state, remaining: Math.max(0, state.remaining - 1) }]] : [];
  });
  return { ...limits, ...Object.fromEntries(counted) };
}

/**
 * What is known after the server said how a request stands with the limit that is its own. Within a window the lower
 * count holds: a request that broke off may have been counted there or not.
 */
export function told(limits: Limits, [own]: readonly LimitKind[], state: LimitState): Limits {
  if (!own) return limits;
  const known = limits[own];
  const remaining =
    known?.resetAt === state.resetAt ? Math.min(known.remaining, state.remaining) : state.remaining;
  return { ...limits, [own]: { ...state, remaining } };
}
