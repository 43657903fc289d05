/** Registering an app and getting a token: OAuth 2 with PKCE (RFC 7636), as Mastodon and its kin speak it. */
import * as z from 'zod/mini';
import type { ApiClient } from './client';

const metadataSchema = z.object({
  issuer: z.optional(z.string()),
  authorization_endpoint: z.optional(z.string()),
  scopes_supported: z.optional(z.array(z.string())),
  code_challenge_methods_supported: z.optional(z.array(z.string())),
});
const appSchema = z.object({ client_id: z.string(), client_secret: z.string() });
const tokenSchema = z.object({ access_token: z.string(), scope: z.optional(z.string()) });

export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the server's sign-in can do (RFC 8414); servers before Mastodon 4.3 answer `not-found`. */
export function fetchMetadata(client: ApiClient) {
  return client.request({
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    schema: metadataSchema,
  });
}

export function registerApp(
  client: ApiClient,
  app: { readonly redirectUri: string; readonly scopes: readonly string[] },
) {
  return client.request({
    method: 'POST',
    path: '/api/v1/apps',
    form: { client_name: 'Sluice', redirect_uris: app.redirectUri, scopes: app.scopes.join(' ') },
    schema: appSchema,
  });
}

/**
 * Whether the server still knows an app: Mastodon forgets those that nobody is signed in with (`applications_vacuum.rb`),
 * and then says so only in its own window. Asked with a code that nobody was given: refused with 400 as the code it is,
 * with 401 where the app is (RFC 6749, section 5.2).
 */
export async function isAppKnown(client: ApiClient, app: OAuthApp, redirectUri: string): Promise<boolean> {
  const nobodys = { code: crypto.randomUUID(), redirectUri, verifier: crypto.randomUUID() };
  const answer = await fetchToken(client, app, nobodys);
  return answer.ok || answer.error.kind !== 'unauthorized';
}

export function fetchToken(
  client: ApiClient,
  { clientId, clientSecret }: OAuthApp,
  grant: { readonly code: string; readonly redirectUri: string; readonly verifier: string },
) {
  return client.request({
    method: 'POST',
    path: '/oauth/token',
    form: {
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: grant.redirectUri,
      code: grant.code,
      code_verifier: grant.verifier,
    },
    schema: tokenSchema,
  });
}

export function revokeToken(client: ApiClient, { clientId, clientSecret }: OAuthApp, token: string) {
  return client.request({
    method: 'POST',
    path: '/oauth/revoke',
    form: { client_id: clientId, client_secret: clientSecret, token },
    schema: z.unknown(),
  });
}
