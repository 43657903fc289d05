/** Signing in and out: OAuth with PKCE in a window of the server's own, started from the background. */
import browser from 'webextension-polyfill';
import { verifyCredentials } from '../mastodon-api/accounts';
import type { ApiFailure } from '../mastodon-api/api-failure';
import { createApiClient } from '../mastodon-api/client';
import { fetchMetadata, fetchToken, type OAuthApp, registerApp, revokeToken } from '../mastodon-api/oauth';
import type { AccountSummary, SignInFailure } from '../messaging/answers';
import { type Reach, scopesFor } from '../rules/oauth-scopes';
import { failed, ok, type Result } from '../rules/result';
import { findAccount, summaryOf } from './accounts';
import { openDatabase } from './database';

interface Endpoints {
  readonly authorize: string;
  readonly issuer: string | undefined;
  readonly scopes: readonly string[] | undefined;
}

/** Signs in at the server and keeps the account. Asks for the scopes of `reach` only. */
export async function signIn(origin: string, reach: Reach): Promise<Result<AccountSummary, SignInFailure>> {
  const client = createApiClient(origin);
  const endpoints = await discover(origin);
  if (!endpoints.ok) return endpoints;
  const redirectUri = browser.identity.getRedirectURL('oauth');
  const supported = endpoints.value.scopes;
  // All that may ever be asked for must be registered; only what is needed now is asked for.
  const registered = [...new Set([...scopesFor('restore', supported), ...scopesFor('blocks', supported)])];
  const app = await registerApp(client, { redirectUri, scopes: registered });
  if (!app.ok) return app;
  const { client_id: clientId, client_secret: clientSecret } = app.value.body;
  const code = await askForCode({
    endpoints: endpoints.value,
    clientId,
    redirectUri,
    scope: scopesFor(reach, supported).join(' '),
  });
  if (!code.ok) return code;
  return keepAccount(
    origin,
    { clientId, clientSecret },
    { ...code.value, redirectUri },
    scopesFor(reach, supported),
  );
}

/** Takes the token back at the server, then forgets the account. A server that cannot be reached is no reason to keep it. */
export async function signOut(key: string): Promise<void> {
  const account = await findAccount(key);
  if (account?.token) await revokeToken(createApiClient(account.origin), account.app, account.token);
  await (await openDatabase()).delete('accounts', key);
}

async function discover(origin: string): Promise<Result<Endpoints, ApiFailure>> {
  const metadata = await fetchMetadata(createApiClient(origin));
  const fallback = { authorize: `${origin}/oauth/authorize`, issuer: undefined, scopes: undefined };
  if (!metadata.ok) {
    // Servers without this document answer in many ways; only one that cannot be reached at all ends the attempt.
    const isReachable = !['network', 'timeout', 'redirected'].includes(metadata.error.kind);
    return isReachable ? ok(fallback) : metadata;
  }
  const { issuer, authorization_endpoint: authorize, scopes_supported: scopes } = metadata.value.body;
  const isOwn = authorize !== undefined && URL.canParse(authorize) && new URL(authorize).origin === origin;
  return ok({ authorize: isOwn ? authorize : fallback.authorize, issuer, scopes });
}

interface Question {
  readonly endpoints: Endpoints;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
}

async function askForCode(
  question: Question,
): Promise<Result<{ code: string; verifier: string }, SignInFailure>> {
  const { endpoints, clientId, redirectUri, scope } = question;
  const state = randomText();
  const verifier = randomText();
  const url = new URL(endpoints.authorize);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    force_login: 'false',
  }).toString();
  const answer = await openWindow(url.href);
  if (answer === undefined) return failed({ kind: 'cancelled' });
  const said = new URL(answer).searchParams;
  if (said.get('state') !== state) return failed({ kind: 'mixed-up' });
  const issuer = said.get('iss');
  if (issuer !== null && endpoints.issuer !== undefined && !isSameIssuer(issuer, endpoints.issuer))
    return failed({ kind: 'mixed-up' });
  const code = said.get('code');
  return code === null ? failed({ kind: 'cancelled' }) : ok({ code, verifier });
}

async function openWindow(url: string): Promise<string | undefined> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true });
  } catch {
    // Both browsers reject when the person closes the window, and tell no other reason apart.
    return undefined;
  }
}

function isSameIssuer(one: string, other: string): boolean {
  return one.replace(/\/$/, '') === other.replace(/\/$/, '');
}

async function keepAccount(
  origin: string,
  app: OAuthApp,
  grant: { code: string; verifier: string; redirectUri: string },
  asked: readonly string[],
): Promise<Result<AccountSummary, SignInFailure>> {
  const token = await fetchToken(createApiClient(origin), app, grant);
  if (!token.ok) return token;
  const { access_token: value, scope } = token.value.body;
  const me = await verifyCredentials(createApiClient(origin, value));
  if (!me.ok) {
    // Nobody will use it: it is not to stay good for ever.
    await revokeToken(createApiClient(origin), app, value);
    return me;
  }
  const { id, acct, display_name: displayName } = me.value.body;
  const key = `${acct}@${new URL(origin).host}`;
  const before = await findAccount(key);
  const account = {
    key,
    origin,
    id,
    acct,
    displayName: displayName || acct,
    scopes: scope?.split(' ') ?? asked,
    token: value,
    app,
  };
  await (await openDatabase()).put('accounts', account);
  // An older token of the same account would stay good for ever.
  if (before?.token) await revokeToken(createApiClient(before.origin), before.app, before.token);
  return ok(summaryOf(account));
}

function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** RFC 7636, section 4.2. */
async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
