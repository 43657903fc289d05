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
