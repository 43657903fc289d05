/** Mastodon's throttles (config/initializers/rack_attack.rb): fixed windows that start at multiples of their length. */

import type { Call } from './router.ts';
import { isAtLeast } from './versions.ts';

const MINUTE = 60_000;

interface Rule {
  readonly name: string;
  readonly limit: number;
  readonly periodMs: number;
  /** Whom the call counts for; `undefined`: the rule does not apply. */
  readonly who: (call: Call, ip: string) => string | undefined;
}

const isPaging = (call: Call): boolean =>
  ['page', 'min_id', 'max_id', 'since_id'].some((name) => call.params.text(name));
const isApi = (call: Call): boolean => call.path.startsWith('/api/');

const RULES: readonly Rule[] = [
  {
    name: 'user',
    limit: 1500,
    periodMs: 5 * MINUTE,
    who: (call) => (isApi(call) ? (call.token?.accountId ?? undefined) : undefined),
  },
  {
    name: 'token',
    limit: 300,
    periodMs: 5 * MINUTE,
    who: (call) => (isApi(call) ? call.token?.id : undefined),
  },
  {
    name: 'anonymous',
    limit: 300,
    periodMs: 5 * MINUTE,
    who: (call, ip) => (isApi(call) && !call.token ? ip : undefined),
  },
  {
    name: 'paging',
    limit: 300,
    periodMs: 15 * MINUTE,
    who: (call) => (isPaging(call) ? (call.token?.accountId ?? undefined) : undefined),
  },
  {
    name: 'anonymous-paging',
    limit: 300,
    periodMs: 15 * MINUTE,
    who: (call, ip) => (isPaging(call) && !call.token ? ip : undefined),
  },
  {
    name: 'media-proxy',
    limit: 30,
    periodMs: 10 * MINUTE,
    who: (call, ip) => (call.path.startsWith('/media_proxy') ? ip : undefined),
  },
  {
    name: 'delete',
    limit: 30,
    periodMs: 30 * MINUTE,
    who: (call) => {
      const deletes =
        (call.method === 'POST' && /^\/api\/v1\/statuses\/\d+\/unreblog$/.test(call.path)) ||
        (call.method === 'DELETE' && /^\/api\/v1\/statuses\/\d+$/.test(call.path));
      return deletes ? (call.token?.accountId ?? undefined) : undefined;
    },
  },
  {
    name: 'apps',
    limit: 5,
    periodMs: 10 * MINUTE,
    // The rule came with 4.3.
    who: (call, ip) =>
      call.method === 'POST' && call.path === '/api/v1/apps' && isAtLeast(call.settings.version, '4.3')
        ? ip
        : undefined,
  },
];

/** What a throttled or counted call says about its tightest rule. */
export interface Standing {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: number;
  readonly exceeded: boolean;
}

export class RateLimits {
  readonly #counts = new Map<string, number>();

  /** Counts the call and says how it stands with the tightest rule; `undefined` if none applies. */
  count(call: Call, ip: string): Standing | undefined {
    const { rateLimits } = call.settings;
    const spared = rateLimits.sparePage && call.token !== undefined && call.tokens.isOfPage(call.token);
    const now = call.world.clock.now();
    let tightest: Standing | undefined;
    for (const rule of RULES) {
      const who = rule.who(call, ip);
      if (who === undefined) continue;
      const limit = Math.max(1, Math.floor(rule.limit * rateLimits.scale));
      const periodMs = rule.periodMs * rateLimits.windowScale;
      const window = Math.floor(now / periodMs);
      const key = `${rule.name}:${who}:${window}`;
      const counted = !rateLimits.enabled || spared ? 0 : (this.#counts.get(key) ?? 0) + 1;
      this.#counts.set(key, counted);
      const standing: Standing = {
        limit,
        remaining: Math.max(0, limit - counted),
        resetAt: (window + 1) * periodMs,
        exceeded: counted > limit,
      };
      // A rule that is exceeded answers at once; the rules after it are not counted.
      if (standing.exceeded) return standing;
      if (!tightest || standing.remaining < tightest.remaining) tightest = standing;
    }
    return tightest;
  }

  /** Forgets all counts, as if every window had just begun. */
  reset(): void {
    this.#counts.clear();
  }
}

/** `X-RateLimit-*` as Mastodon writes them. */
export function rateLimitHeaders(standing: Standing): Record<string, string> {
  return {
    'x-ratelimit-limit': String(standing.limit),
    'x-ratelimit-remaining': String(standing.remaining),
    'x-ratelimit-reset': new Date(standing.resetAt).toISOString(),
  };
}

/** When the day of follows began in which the call comes. */
export function followDayOf({ settings, world }: Call): number {
  const { lengthMs, startsAt } = settings.followDay;
  return startsAt + Math.floor((world.clock.now() - startsAt) / lengthMs) * lengthMs;
}

/** How an account stands with its 400 follows a day (app/lib/rate_limiter.rb). */
export function followStanding(call: Call, followsByDay: ReadonlyMap<number, number>): Standing {
  const day = followDayOf(call);
  const used = followsByDay.get(day) ?? 0;
  const limit = call.settings.followsPerDay;
  return {
    limit,
    remaining: Math.max(0, limit - used),
    resetAt: day + call.settings.followDay.lengthMs,
    exceeded: used >= limit,
  };
}
