/** The HTTP server: takes calls in, lets limits, faults and endpoints have their say, answers, keeps a record. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Member } from '../world/member.ts';
import type { World } from '../world/world.ts';
import { authorize, sentToken } from './api/access.ts';
import { corsHeaders } from './cors.ts';
import type { FaultKind, Faults } from './faults.ts';
import { type Answer, ApiError, Params, readBody, readForm } from './http.ts';
import { RateLimits, rateLimitHeaders } from './rate-limits.ts';
import type { Call, Router } from './router.ts';
import { DEFAULT_SESSION, type Session, sessionFrom } from './session.ts';
import type { ServerSettings } from './settings.ts';
import type { Tokens } from './tokens.ts';
import { answerInstead, distorted, has, transmit } from './transmit.ts';
import { isAtLeast } from './versions.ts';

/** A call as it is remembered; never the token, only its name. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** 0: the connection was broken before an answer. */
  readonly status: number;
  /** On the sandbox's clock, ms. */
  readonly time: number;
  readonly tokenId: string | undefined;
  /** The `Origin` header. */
  readonly origin: string | undefined;
  /** True for calls with the web page's own token. */
  readonly isPage: boolean;
  /** What went wrong with it on purpose. */
  readonly faults: readonly FaultKind[];
}

export interface ServerParts {
  readonly world: World;
  readonly settings: ServerSettings;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly router: Router;
  /** Answers everything that no endpoint does: pages and files. */
  readonly page: (call: Call, session: Session) => Promise<Answer>;
}

export class SandboxServer {
  readonly requests: RecordedRequest[] = [];
  readonly limits = new RateLimits();
  readonly http: Server;
  readonly #parts: ServerParts;
  #port = 0;
  #origin = '';

  constructor(parts: ServerParts) {
    this.#parts = parts;
    this.http = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        console.error('The sandbox failed to answer', request.method, request.url, error);
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
        response.end('{"error":"Internal server error"}');
      });
    });
  }

  get origin(): string {
    return this.#origin;
  }

  get port(): number {
    return this.#port;
  }

  /** Listens on loopback only. */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.http.once('error', reject);
      this.http.listen(port, '127.0.0.1', resolve);
    });
    const address = this.http.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : port;
    this.#origin = `http://127.0.0.1:${this.#port}`;
  }

  async close(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise<void>((resolve) => this.http.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { faults, settings, tokens, world } = this.#parts;
    const { call, session } = await this.#read(request);
    const isPage = call.token !== undefined && tokens.isOfPage(call.token);
    const { path, method } = call;
    const cors = corsHeaders(settings.version, {
      path,
      method: method === 'OPTIONS' ? (request.headers['access-control-request-method'] ?? 'OPTIONS') : method,
      origin: request.headers.origin,
    });
    if (method === 'OPTIONS' && Object.keys(cors).length > 0) {
      const allowed = request.headers['access-control-request-headers'];
      response.writeHead(200, { ...cors, ...(allowed ? { 'access-control-allow-headers': allowed } : {}) });
      response.end();
      return;
    }
    const met = path.startsWith('/sandbox/') ? [] : faults.meeting({ path, method, isPage });
    const record = (status: number): void => {
      this.requests.push({
        method,
        path,
        query: withoutToken(call.query),
        status,
        time: world.clock.now(),
        tokenId: call.token?.id,
        origin: request.headers.origin,
        isPage,
        faults: met.map(({ kind }) => kind),
      });
    };
    const delay = met.find(({ kind }) => kind === 'slow')?.delayMs;
    if (delay !== undefined) await new Promise((resolve) => setTimeout(resolve, delay));
    if (has(met, 'drop-before')) {
      record(0);
      response.destroy();
      return;
    }
    const answer = await this.#answer(call, session, met, request.socket.remoteAddress ?? '');
    record(has(met, 'drop-after') ? 0 : answer.status);
    if (has(met, 'drop-after')) {
      response.destroy();
      return;
    }
    const headers = { ...cors, vary: 'Authorization, Origin', ...answer.headers };
    transmit(response, { ...answer, headers }, met);
  }

  async #answer(
    call: Call,
    session: Session,
    met: ReturnType<Faults['meeting']>,
    ip: string,
  ): Promise<Answer> {
    const { faults, settings } = this.#parts;
    const instead = met
      .map((fault) => answerInstead(fault, faults, call.path))
      .find((answer) => answer !== undefined);
    if (instead) return instead;
    const standing = this.limits.count(call, ip);
    const limits = standing ? rateLimitHeaders(standing) : {};
    if (standing?.exceeded) {
      const seconds = Math.ceil((standing.resetAt - call.world.clock.now()) / 1000);
      const wait = settings.rateLimits.retryAfter ? { 'retry-after': String(seconds) } : {};
      return { status: 429, json: { error: 'Too many requests' }, headers: { ...limits, ...wait } };
    }
    const answer = await this.#handle(call, session);
    return distorted({ ...answer, headers: { ...limits, ...answer.headers } }, met, call.path);
  }

  async #handle(call: Call, session: Session): Promise<Answer> {
    const { router, settings, page } = this.#parts;
    try {
      const found = router.find(call.method, call.path);
      if (!found || (found.route.since && !isAtLeast(settings.version, found.route.since))) {
        if (call.path.startsWith('/api/')) throw new ApiError(404, { error: 'Not Found' });
        return await page(call, session);
      }
      authorize(call, found.route);
      return await found.route.handler(call);
    } catch (error) {
      if (error instanceof ApiError) return error.answer;
      throw error;
    }
  }

  /** Reads the call: address, parameters, token, session. */
  async #read(request: IncomingMessage): Promise<{ call: Call; session: Session }> {
    const { router, settings, tokens, world } = this.#parts;
    const url = new URL(request.url ?? '/', this.#origin);
    const method = request.method ?? 'GET';
    const path = url.pathname;
    const body = method === 'GET' ? '' : await readBody(request);
    const form = readForm(body, request.headers['content-type']);
    const pairs = [...url.searchParams, ...form.pairs, ...(router.find(method, path)?.variables ?? [])];
    const params = new Params(pairs);
    const headers: Record<string, string | undefined> = {};
    for (const [name, value] of Object.entries(request.headers)) {
      headers[name] = Array.isArray(value) ? value.join(', ') : value;
    }
    const token = tokens.byValue(sentToken({ headers, params }) ?? '');
    const cookie = sessionFrom(headers['cookie'], this.#port);
    const session = cookie ?? DEFAULT_SESSION;
    const ofToken =
      token && !token.revoked && token.accountId !== null ? world.members.get(token.accountId) : undefined;
    // Pages are signed in by default; the API takes a session only from a browser that has really got one.
    const viewer = ofToken ?? (token || !cookie ? undefined : memberOfSession(world, cookie));
    const call: Call = {
      method,
      path,
      query: url.searchParams,
      params,
      json: form.json,
      headers,
      origin: originOf(request, this.#origin),
      world,
      settings,
      tokens,
      token,
      viewer,
      session: memberOfSession(world, session),
    };
    return { call, session };
  }
}

/** The member a session stands for; `undefined` when it is signed out. */
export function memberOfSession(world: World, session: Session): Member | undefined {
  if (!session.signedIn) return undefined;
  if (session.user === undefined) return world.me;
  return [...world.members.values()].find(({ person }) => person.username === session.user) ?? world.me;
}

/** The origin by which the caller knows this server: `127.0.0.1` or `localhost`. */
function originOf(request: IncomingMessage, fallback: string): string {
  const host = request.headers.host;
  return host !== undefined && /^(localhost|127\.0\.0\.1):\d+$/.test(host) ? `http://${host}` : fallback;
}

function withoutToken(query: URLSearchParams): string {
  const shown = new URLSearchParams(query);
  shown.delete('access_token');
  return shown.toString();
}
