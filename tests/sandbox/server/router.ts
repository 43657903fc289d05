/** The table of endpoints, with the scopes and the version each needs. */

import type { Member } from '../world/member.ts';
import type { World } from '../world/world.ts';
import type { Answer, Params } from './http.ts';
import type { ServerSettings } from './settings.ts';
import type { Token, Tokens } from './tokens.ts';
import type { Version } from './versions.ts';

/** A call on its way through the server. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly params: Params;
  /** The body as it was sent, if it was JSON. */
  readonly json: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly origin: string;
  readonly world: World;
  readonly settings: ServerSettings;
  readonly tokens: Tokens;
  readonly token: Token | undefined;
  /** The user of the token, or of the browser's session where no token came along. */
  readonly viewer: Member | undefined;
  /** The user of the browser's session. */
  readonly session: Member | undefined;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

export interface Access {
  /** A token with one of these; with `optional` only if a token is sent at all. */
  readonly scopes?: readonly string[];
  readonly optional?: boolean;
  /** A token of the app itself will do (no user needed). */
  readonly appOnly?: boolean;
  /** The first version that has this endpoint. */
  readonly since?: Version;
}

export interface Route extends Access {
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly handler: Handler;
}

/** Collects routes; `:name` stands for one part of the path. */
export class Router {
  readonly #routes: Route[] = [];

  on(method: string, path: string, access: Access, handler: Handler): void {
    const names: string[] = [];
    const source = path.replaceAll(/:([a-z_]+)/g, (_, name: string) => {
      names.push(name);
      return '([^/]+)';
    });
    this.#routes.push({ method, pattern: new RegExp(`^${source}/?$`), names, handler, ...access });
  }

  /** The route of a call with its path variables. */
  find(method: string, path: string): { route: Route; variables: (readonly [string, string])[] } | undefined {
    for (const route of this.#routes) {
      const match = route.method === method ? route.pattern.exec(path) : null;
      if (match) {
        const variables = route.names.map(
          (name, index) => [name, decodeURIComponent(match[index + 1] ?? '')] as const,
        );
        return { route, variables };
      }
    }
    return undefined;
  }
}

/** `read:x` with the wider `read`. */
export const read = (part: string): Access => ({ scopes: ['read', `read:${part}`] });
/** `write:x` with the wider `write`. */
export const write = (part: string): Access => ({ scopes: ['write', `write:${part}`] });
/** Scopes that the old `follow` covers as well. */
export const relation = (kind: 'read' | 'write', part: string): Access => ({
  scopes: ['follow', kind, `${kind}:${part}`],
});
/** Open to all; but a token that is sent must have the scope. */
export const open = (part: string): Access => ({
  scopes: ['read', `read:${part}`],
  optional: true,
  appOnly: true,
});
/** Open to all, whatever the token. */
export const PUBLIC: Access = { optional: true, appOnly: true };
