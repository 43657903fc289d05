/**
 * Signing in and out: OAuth with PKCE in a window of the server's own, started from the background. Where the browser has
 * no such windows (Firefox for Android) the server shows a code in a tab, and the person brings it over.
 */
import browser from 'webextension-polyfill';
import { verifyCredentials } from '../mastodon-api/accounts';
import type { ApiFailure } from '../mastodon-api/api-failure';
import { createApiClient } from '../mastodon-api/client';
import { fetchMetadata, fetchToken, type OAuthApp, revokeToken } from '../mastodon-api/oauth';
import type { AccountSummary, SignInFailure } from '../messaging/answers';
import { type Reach, scopesFor } from '../rules/oauth-scopes';
import { failed, ok, type Result } from '../rules/result';
import { blockedDomains } from '../storage/items';
import { removeStored } from '../storage/stored';
import { findAccount, summaryOf } from './accounts';
import { appAt } from './app-registration';
import { type AwaitedCode, openDatabase } from './database';
import { keepNewBlocks } from './new-blocks';

/** Mastodon shows the code on a page of its own (`config/initializers/doorkeeper.rb`, 4.2 to 4.7). */
const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';
/** Mastodon takes a code for ten minutes. */
const CODE_LIFETIME_MS = 10 * 60_000;

interface Endpoints {
  readonly authorize: string;
  readonly issuer: string | undefined;
  readonly scopes: readonly string[] | undefined;
}

/**
 * Signs in at the server and keeps the account. Asks for the scopes of `reach` only.
 *
 * @param isAnother an account that is signed in here already is not what is wanted.
 */
export async function signIn(
  origin: string,
  reach: Reach,
  isAnother = false,
): Promise<Result<AccountSummary, SignInFailure>> {
  const endpoints = await discover(origin);
  if (!endpoints.ok) return endpoints;
  const redirectUri = canWaitForWindow() ? browser.identity.getRedirectURL('oauth') : OUT_OF_BAND;
  const supported = endpoints.value.scopes;
  // All that may ever be asked for must be registered; only what is needed now is asked for.
  const registered = [...new Set([...scopesFor('restore', supported), ...scopesFor('blocks', supported)])];
  const app = await appAt(createApiClient(origin), { redirectUri, scopes: registered });
  if (!app.ok) return app;
  const question: Question = {
    origin,
    endpoints: endpoints.value,
    app: app.value,
    redirectUri,
    scopes: scopesFor(reach, supported),
    isAnother,
    verifier: randomText(),
    state: randomText(),
  };
  if (redirectUri === OUT_OF_BAND) return askForCodeInTab(question);
  const code = await askForCode(question);
  return code.ok ? keepAccount(question, code.value) : code;
}

/** Whether a sign-in at this server waits for a code that the person is to bring over. */
export async function isCodeAwaited(origin: string): Promise<boolean> {
  const awaited = await (await openDatabase()).get('awaitedCodes', origin);
  return awaited !== undefined && Date.now() - awaited.askedAt < CODE_LIFETIME_MS;
}

/** Ends a sign-in with the code that the server showed. A code that was mistyped can be typed again. */
export async function enterCode(
  origin: string,
  code: string,
): Promise<Result<AccountSummary, SignInFailure>> {
  const database = await openDatabase();
  const awaited = await database.get('awaitedCodes', origin);
  if (!awaited || !(await isCodeAwaited(origin))) return failed({ kind: 'mixed-up' });
  const account = await keepAccount(awaited, code);
  if (account.ok) await database.delete('awaitedCodes', origin);
  const { status = 0 } = account.ok || !('status' in account.error) ? {} : account.error;
  return status === 400 || status === 401 ? failed({ kind: 'wrong-code' }) : account;
}

/**
 * Takes the token back at the server, then forgets the account and what can be read anew. Notes, snapshots and work stay for
 * when the person is back. A server that cannot be reached is no reason to keep the token.
 */
export async function signOut(key: string): Promise<void> {
  const account = await findAccount(key);
  if (account?.token) await revokeToken(createApiClient(account.origin), account.app, account.token);
  const database = await openDatabase();
  await database.delete('accounts', key);
  await database.delete('limits', key);
  await database.delete('ties', key);
  await removeStored(blockedDomains(key));
  if (account) await keepNewBlocks(account, () => false);
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

/** What a code is exchanged with: the verifier binds it to the question that it answers. */
type Grant = Omit<AwaitedCode, 'askedAt'>;

interface Question extends Grant {
  readonly endpoints: Endpoints;
  readonly state: string;
}

async function askForCode(question: Question): Promise<Result<string, SignInFailure>> {
  const { endpoints, state } = question;
  const answer = await openWindow(await addressOf(question));
  if (answer === undefined) return failed({ kind: 'cancelled' });
  const said = new URL(answer).searchParams;
  if (said.get('state') !== state) return failed({ kind: 'mixed-up' });
  const issuer = said.get('iss');
  if (issuer !== null && endpoints.issuer !== undefined && !isSameIssuer(issuer, endpoints.issuer))
    return failed({ kind: 'mixed-up' });
  const code = said.get('code');
  return code === null ? failed({ kind: 'cancelled' }) : ok(code);
}

/** No state comes back with a code on paper; the verifier, which never leaves us, takes its place. */
async function askForCodeInTab(question: Question): Promise<Result<never, SignInFailure>> {
  const { endpoints: _, state: __, ...grant } = question;
  await (await openDatabase()).put('awaitedCodes', { ...grant, askedAt: Date.now() });
  await browser.tabs.create({ url: await addressOf(question) });
  return failed({ kind: 'code-needed' });
}

async function addressOf({
  endpoints,
  app,
  redirectUri,
  scopes,
  isAnother,
  state,
  verifier,
}: Question): Promise<string> {
  const url = new URL(endpoints.authorize);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    // Asks who it is although it knows somebody: Mastodon then shows its question, with a way to log out and in as
    // another, where it would else answer at once (`oauth/authorizations_controller.rb`, 4.2 to 4.7).
    force_login: String(isAnother === true),
  }).toString();
  return url.href;
}

function canWaitForWindow(): boolean {
  return typeof browser.identity?.launchWebAuthFlow === 'function';
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
  { origin, app, redirectUri, verifier, scopes: asked, isAnother }: Grant,
  code: string,
): Promise<Result<AccountSummary, SignInFailure>> {
  const token = await fetchToken(createApiClient(origin), app, { code, redirectUri, verifier });
  if (!token.ok) return token;
  const { access_token: value, scope } = token.value.body;
  const me = await verifyCredentials(createApiClient(origin, value));
  if (!me.ok) {
    await revokeUnused(origin, app, value);
    return me;
  }
  const { id, acct, display_name: displayName } = me.value.body;
  const key = `${acct}@${new URL(origin).host}`;
  const before = await findAccount(key);
  if (isAnother && before?.token) {
    // Taking its place could take from the account what it was allowed before.
    await revokeUnused(origin, app, value);
    return failed({ kind: 'same-account' });
  }
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
  if (before?.token && before.token !== value)
    await revokeToken(createApiClient(before.origin), before.app, before.token);
  return ok(summaryOf(account));
}

/**
 * Takes back a token that nobody will use: it is not to stay good for ever. Mastodon gives the same token again to the same
 * app, person and scopes (`reuse_access_token`), so an account may have it.
 */
async function revokeUnused(origin: string, app: OAuthApp, token: string): Promise<void> {
  const accounts = await (await openDatabase()).getAll('accounts');
  if (accounts.some((account) => account.token === token)) return;
  await revokeToken(createApiClient(origin), app, token);
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
