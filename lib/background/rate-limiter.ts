/** One request at a time for each account, and none beyond what its server allows. */
import * as z from 'zod/mini';
import type { ApiClient, ApiRequest, ApiResult } from '../mastodon-api/client';
import { counting, holdingAt, type Limits, limitKindsOf, mayGoAt, told } from '../rules/rate-limit';
import { failed } from '../rules/result';
import { openDatabase } from './database';

const stateSchema = z.object({ remaining: z.number(), resetAt: z.number() });
const limitsSchema = z.object({
  any: z.exactOptional(stateSchema),
  paging: z.exactOptional(stateSchema),
  follow: z.exactOptional(stateSchema),
});

/**
 * The client, kept within its server's limits. A request that may not go yet fails with `rate-limited` and the time at
 * which it may, without being sent. What is known of the limits outlives the background and the browser:
 * a window of the server's may last a day.
 */
export function limited(accountKey: string, reserve: number, client: ApiClient): ApiClient {
  return {
    origin: client.origin,
    request: (request) =>
      navigator.locks.request(`api:${accountKey}`, () => send(accountKey, reserve, client, request)),
  };
}

/** The cheapest request whose answer says how the account stands with the limit on all requests. */
const STANDING = { method: 'GET', path: '/api/v1/accounts/relationships', schema: z.unknown() } as const;

async function send<Body>(
  accountKey: string,
  reserve: number,
  client: ApiClient,
  request: ApiRequest<Body>,
): Promise<ApiResult<Body>> {
  const now = Date.now();
  const kinds = limitKindsOf(request.method, request.path, request.query ?? {});
  let limits = await knownLimits(accountKey, now);
  // The answer to a follow tells of the limit on follows alone: how much is left of a new window, another has to tell.
  const isTold = limits.any !== undefined || mayGoAt(limits, kinds, reserve, now) > now;
  if (kinds[0] === 'follow' && limits.follow && !isTold) {
    const asked = await send(accountKey, reserve, client, STANDING);
    if (!asked.ok) return asked;
    limits = await knownLimits(accountKey, now);
  }
  const goesAt = mayGoAt(limits, kinds, reserve, now);
  if (goesAt > now) return failed({ kind: 'rate-limited', retryAt: goesAt });
  // Before it is sent: the background may end while it is on its way, and the server counts it all the same.
  const counted = counting(limits, kinds);
  await writeLimits(accountKey, counted);
  const answer = await client.request(request);
  const state = answer.ok
    ? answer.value.rateLimit
    : answer.error.retryAt !== undefined
      ? { remaining: 0, resetAt: answer.error.retryAt }
      : undefined;
  if (state) await writeLimits(accountKey, told(counted, kinds, state));
  return answer;
}

/** What holds for the account now, as far as its server has told. */
export async function knownLimits(accountKey: string, now: number): Promise<Limits> {
  const parsed = limitsSchema.safeParse(await (await openDatabase()).get('limits', accountKey));
  return parsed.success ? holdingAt(parsed.data, now) : {};
}

async function writeLimits(accountKey: string, limits: Limits): Promise<void> {
  await (await openDatabase()).put('limits', limits, accountKey);
}
