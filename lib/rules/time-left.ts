/** When work will be through, by the limits of its server: an estimate to plan by, no promise. Pure. */
import type { Step, Work } from './job';
import { type LimitState, type Limits, RESERVE } from './rate-limit';

interface Allowance {
  /** How many go in one window. */
  readonly size: number;
  readonly lengthMs: number;
}

/** Mastodon's, for each token (rack_attack.rb, 4.2 to 4.7). */
const REQUESTS: Allowance = { size: 300 - RESERVE, lengthMs: 5 * 60_000 };
/** Mastodon's, for each account (rate_limiter.rb, 4.2 to 4.7). */
const FOLLOWS: Allowance = { size: 400, lengthMs: 86_400_000 };
/** One request after the other: what an answer usually takes. */
const ANSWER_MS = 300;
/** Shown in minutes; a finer figure would only change all the time. */
const GRAIN_MS = 10_000;

/** Steps that send one request each. The others send few, or wait for what nobody here can hurry. */
const SENDING: readonly Work['kind'][] = ['block', 'unblock', 'follow'];

/** When the last block or follow will have gone, in ms; undefined if none is left. */
export function estimatedEnd(steps: readonly Step[], limits: Limits, now: number): number | undefined {
  const open = steps.filter(({ state }) => state !== 'done');
  const requests = open.filter(({ work }) => SENDING.includes(work.kind)).length;
  if (requests === 0) return undefined;
  const follows = open.filter(({ work }) => work.kind === 'follow').length;
  const heldUntil = open.find(({ work }) => work.kind === 'hold')?.notBefore ?? 0;
  const from = Math.max(now, heldUntil);
  const end = Math.max(
    throughAt(requests, REQUESTS, withReserve(limits.any), from),
    throughAt(follows, FOLLOWS, limits.follow, from),
  );
  return Math.ceil(end / GRAIN_MS) * GRAIN_MS;
}

function withReserve(state: LimitState | undefined): LimitState | undefined {
  return state && { ...state, remaining: Math.max(0, state.remaining - RESERVE) };
}

/** When `count` of a kind are through, by what the server told of its window, else by Mastodon's, which begin at the epoch. */
function throughAt(
  count: number,
  { size, lengthMs }: Allowance,
  told: LimitState | undefined,
  from: number,
): number {
  const isRunning = told !== undefined && told.resetAt > from;
  const room = isRunning ? told.remaining : size;
  if (count <= room) return from + count * ANSWER_MS;
  const nextAt = isRunning ? told.resetAt : (Math.floor(from / lengthMs) + 1) * lengthMs;
  // A server that leaves more than Mastodon does has larger windows.
  const later = Math.max(size, room);
  const full = Math.ceil((count - room) / later) - 1;
  return nextAt + full * lengthMs + (count - room - full * later) * ANSWER_MS;
}
