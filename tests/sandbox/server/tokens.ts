/** Registered apps, authorization codes and access tokens. */

import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../world/clock.ts';

const CODE_LIFETIME_MS = 600_000;

export interface App {
  readonly id: string;
  readonly name: string;
  readonly website: string | null;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
}

export interface Token {
  /** A name for logs; the token itself appears nowhere but in its owner's hands. */
  readonly id: string;
  readonly value: string;
  readonly app: App | null;
  /** Account id; null for a client-credentials token. */
  readonly accountId: string | null;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  revoked: boolean;
}

export interface Grant {
  readonly app: App;
  readonly accountId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly codeChallenge: string | null;
  readonly issuedAt: number;
}

export class Tokens {
  readonly apps = new Map<string, App>();
  readonly #clock: Clock;
  readonly #tokens = new Map<string, Token>();
  readonly #grants = new Map<string, Grant>();
  readonly #pageTokens = new Set<Token>();
  readonly #onRevoke = new Set<(token: Token) => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  register(app: Pick<App, 'name' | 'website' | 'redirectUris' | 'scopes'>): App {
    const registered = { id: String(this.apps.size + 1), clientId: secret(), clientSecret: secret(), ...app };
    this.apps.set(registered.clientId, registered);
    return registered;
  }

  /** A live token of this app, account and exactly these scopes is given again (`reuse_access_token`). */
  issue(app: App | null, accountId: string | null, scopes: readonly string[]): Token {
    const same = this.find(app, accountId, scopes);
    if (same) return same;
    const token: Token = {
      id: `token-${this.#tokens.size + 1}`,
      value: secret(),
      app,
      accountId,
      scopes,
      createdAt: this.#clock.now(),
      revoked: false,
    };
    this.#tokens.set(token.value, token);
    return token;
  }

  find(app: App | null, accountId: string | null, scopes: readonly string[]): Token | undefined {
    const wanted = [...scopes].sort().join(' ');
    return [...this.#tokens.values()].find(
      (token) =>
        !token.revoked &&
        token.app === app &&
        token.accountId === accountId &&
        [...token.scopes].sort().join(' ') === wanted,
    );
  }

  /** The token that Mastodon puts into its own page for the signed-in account. */
  forPage(accountId: string): Token {
    const token = this.issue(null, accountId, ['read', 'write', 'follow']);
    this.#pageTokens.add(token);
    return token;
  }

  isOfPage(token: Token): boolean {
    return this.#pageTokens.has(token);
  }

  byValue(value: string): Token | undefined {
    return this.#tokens.get(value);
  }

  revoke(token: Token): void {
    token.revoked = true;
    for (const listener of this.#onRevoke) listener(token);
  }

  /** Revokes every token but the page's own: all apps must sign in again. */
  revokeAllOfApps(): void {
    for (const token of this.#tokens.values()) if (token.app) this.revoke(token);
  }

  onRevoke(listener: (token: Token) => void): void {
    this.#onRevoke.add(listener);
  }

  /** A one-time code for this grant. */
  grant(grant: Omit<Grant, 'issuedAt'>): string {
    const code = secret();
    this.#grants.set(code, { ...grant, issuedAt: this.#clock.now() });
    return code;
  }

  /** Takes a code out of use: it works once and for ten minutes. */
  redeem(code: string): Grant | undefined {
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    return grant && this.#clock.now() - grant.issuedAt <= CODE_LIFETIME_MS ? grant : undefined;
  }
}

/** True if the verifier is what the S256 challenge was made of. */
export function verifies(challenge: string, verifier: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
