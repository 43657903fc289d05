/** HTTP to one server. A token that a client was given goes to that server's origin and nowhere else. */
import type * as z from 'zod/mini';
import { plainText } from '../fediverse/plain-text';
import { LONGEST_WINDOW_MS } from '../rules/rate-limit';
import { failed, ok, type Result } from '../rules/result';
import type { ApiFailure, ApiFailureKind } from './api-failure';
import { brokenBy, readJson } from './read-json';

/** What the server says of its limit, with each answer. */
export interface RateLimit {
  /** Requests left in this window. */
  readonly remaining: number;
  /** When the window ends, in ms since 1970. */
  readonly resetAt: number;
}

export interface ApiAnswer<Body> {
  readonly body: Body;
  /** Length of the body as text. */
  readonly size: number;
  /** Cursor of the next page: the query to add, such as `max_id=5`; undefined on the last page. */
  readonly next?: string;
  readonly rateLimit?: RateLimit;
}

export type ApiResult<Body> = Result<ApiAnswer<Body>, ApiFailure>;

export interface ApiRequest<Body> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Starts with `/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** Sent as a form, which every version of every server takes. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  readonly schema: z.ZodMiniType<Body>;
}

export interface ApiClient {
  /** Such as `https://mastodon.example`. */
  readonly origin: string;
  request<Body>(request: ApiRequest<Body>): Promise<ApiResult<Body>>;
}

const TIMEOUT_MS = 30_000;

const KINDS: Readonly<Record<number, ApiFailureKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  410: 'not-found',
  422: 'unprocessable',
  429: 'rate-limited',
};

/** A client for the server at `origin`; with a token for requests in somebody's name. */
export function createApiClient(origin: string, token?: string, fetchImpl: typeof fetch = fetch): ApiClient {
  async function request<Body>({
    method,
    path,
    query,
    form,
    schema,
  }: ApiRequest<Body>): Promise<ApiResult<Body>> {
    const url = new URL(path, origin);
    if (url.origin !== origin) throw new Error(`A path must not leave ${origin}`);
    url.search = searchOf(query).toString();
    const answered = await send(fetchImpl, url, {
      method,
      headers: {
        accept: 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(form && { body: searchOf(form) }),
    });
    if (!answered.ok) return answered;
    const response = answered.value;
    const rateLimit = rateLimitOf(response);
    const json = await readJson(response);
    if (!response.ok)
      return failed(failureOf(response.status, json.ok ? json.value.parsed : undefined, rateLimit));
    if (!json.ok) return json;
    const parsed = schema.safeParse(json.value.parsed);
    const next = nextQuery(response.headers.get('link'), url);
    if (!parsed.success || !next.ok) return failed({ kind: 'bad-answer', status: response.status });
    return ok({
      body: parsed.data,
      size: json.value.size,
      ...(next.value !== undefined && { next: next.value }),
      ...(rateLimit && { rateLimit }),
    });
  }
  return { origin, request };
}

async function send(
  fetchImpl: typeof fetch,
  url: URL,
  init: RequestInit,
): Promise<Result<Response, ApiFailure>> {
  try {
    const response = await fetchImpl(url, {
      ...init,
      // Following would take the token along to wherever the server points.
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const isRedirect =
      response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
    return isRedirect ? failed({ kind: 'redirected' }) : ok(response);
  } catch (error) {
    return failed(brokenBy(error));
  }
}

function searchOf(values: ApiRequest<unknown>['query'] = {}): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    for (const one of typeof value === 'string' ? [value] : value) search.append(name, one);
  return search;
}

function failureOf(status: number, body: unknown, rateLimit: RateLimit | undefined): ApiFailure {
  const said = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  const kind = kindOf(status, said);
  return {
    kind,
    status,
    ...(typeof said === 'string' && { says: plainText(said) }),
    ...(kind === 'rate-limited' && rateLimit && { retryAt: rateLimit.resetAt }),
  };
}

/** Mastodon says “outside the authorized scopes” (4.2 to 4.7), others something like it; the status alone is not enough. */
function kindOf(status: number, said: unknown): ApiFailureKind {
  if (status === 403 && typeof said === 'string' && /\bscopes?\b/i.test(said)) return 'missing-scope';
  return KINDS[status] ?? (status >= 500 ? 'server' : 'bad-answer');
}

/** Mastodon sends `X-RateLimit-*` with a time in ISO form; other software sends `Retry-After` in seconds. */
function rateLimitOf({ headers }: Response): RateLimit | undefined {
  const latest = Date.now() + LONGEST_WINDOW_MS;
  const retryAfter = Number(headers.get('retry-after') ?? Number.NaN);
  if (retryAfter >= 0) return { remaining: 0, resetAt: Math.min(Date.now() + retryAfter * 1000, latest) };
  const remaining = Number.parseInt(headers.get('x-ratelimit-remaining') ?? '', 10);
  const reset = headers.get('x-ratelimit-reset') ?? '';
  const resetAt = /^\d+$/.test(reset) ? Number(reset) * 1000 : Date.parse(reset);
  return Number.isFinite(remaining) && Number.isFinite(resetAt)
    ? { remaining, resetAt: Math.min(resetAt, latest) }
    : undefined;
}

/**
 * The query of the next page, undefined after the last one. A `Link` that leads anywhere but on within the very same
 * endpoint is a failure: following it would give the token away, ending there would pass half a list for the whole.
 */
function nextQuery(link: string | null, current: URL): Result<string | undefined, null> {
  for (const part of (link ?? '').split(/,(?=\s*<)/)) {
    const [, address, relation] = /<([^>]+)>\s*;\s*rel="?([^";]+)"?/.exec(part) ?? [];
    if (relation !== 'next' || address === undefined) continue;
    if (!URL.canParse(address, current)) return failed(null);
    const next = new URL(address, current);
    const isOn = next.origin === current.origin && next.pathname === current.pathname;
    return isOn ? ok(next.search.slice(1)) : failed(null);
  }
  return ok(undefined);
}
