/** Sign-in for apps: registration, consent, tokens, revocation (Doorkeeper, as Mastodon sets it up). */

import type { Member } from '../world/member.ts';
import { addOAuthMetadata } from './api/instance.ts';
import { accountEntity } from './entities/account.ts';
import { type Answer, ApiError, html, invalid, json, redirect } from './http.ts';
import { codePage, consentPage, errorPage } from './oauth-pages.ts';
import { type Call, PUBLIC, type Router } from './router.ts';
import { type App, verifies } from './tokens.ts';
import { isAtLeast } from './versions.ts';

const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';

const WRITE_PARTS = ['accounts', 'blocks', 'bookmarks', 'conversations', 'favourites', 'filters', 'follows', 'lists', 'media', 'mutes', 'notifications', 'reports', 'statuses']; // biome-ignore format: a table
const READ_PARTS = ['accounts', 'blocks', 'bookmarks', 'favourites', 'filters', 'follows', 'lists', 'mutes', 'notifications', 'search', 'statuses']; // biome-ignore format: a table

/** All scopes this version knows; `profile` came with 4.3. */
export function knownScopes(call: Pick<Call, 'settings'>): string[] {
  return [
    'read',
    ...(isAtLeast(call.settings.version, '4.3') ? ['profile'] : []),
    'write',
    ...WRITE_PARTS.map((part) => `write:${part}`),
    ...READ_PARTS.map((part) => `read:${part}`),
    'follow',
    'push',
  ];
}

const OAUTH_ERRORS = {
  invalid_client:
    'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
  invalid_grant:
    'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  invalid_scope: 'The requested scope is invalid, unknown, or malformed.',
  invalid_redirect_uri: 'The redirect uri included is not valid.',
  invalid_code_challenge_method: 'The code_challenge_method must be S256.',
  unsupported_grant_type: 'The authorization grant type is not supported by the authorization server.',
  unsupported_response_type: 'The authorization server does not support this response type.',
  unauthorized_client: 'You are not authorized to revoke this token',
  access_denied: 'The resource owner or authorization server denied the request.',
} as const;
type OAuthError = keyof typeof OAUTH_ERRORS;

export function addOAuth(router: Router): void {
  addOAuthMetadata(router, knownScopes);
  router.on('POST', '/api/v1/apps', PUBLIC, register);
  router.on('GET', '/api/v1/apps/verify_credentials', { appOnly: true }, (call) => {
    if (!call.token?.app) throw new ApiError(401, { error: 'The access token is invalid' });
    return json(appEntity(call, call.token.app));
  });
  router.on('GET', '/oauth/authorize', PUBLIC, askConsent);
  router.on('POST', '/oauth/authorize', PUBLIC, decide);
  router.on('DELETE', '/oauth/authorize', PUBLIC, deny);
  router.on('GET', '/oauth/authorize/native', PUBLIC, (call) =>
    html(codePage(call.params.text('code') ?? '')),
  );
  router.on('POST', '/oauth/token', PUBLIC, giveToken);
  router.on('POST', '/oauth/revoke', PUBLIC, revoke);
  router.on(
    'GET',
    '/oauth/userinfo',
    { scopes: ['profile', 'read', 'read:accounts'], since: '4.4' },
    (call) => {
      const { viewer, origin } = call;
      if (!viewer) throw new ApiError(422, { error: 'This method requires an authenticated user' });
      const account = accountEntity(call, viewer.person);
      return json({
        iss: `${origin}/`,
        sub: account['uri'],
        name: account['display_name'],
        preferred_username: account.username,
        profile: account.url,
        picture: account.avatar,
      });
    },
  );
}

function register(call: Call): Answer {
  const { params, settings } = call;
  const name = params.text('client_name') ?? '';
  const uris = params
    .all('redirect_uris')
    .flatMap((uri) => uri.split(/\s+/))
    .filter((uri) => uri !== '');
  const sentAsArray = params.text('redirect_uris[]') !== undefined;
  if (name.trim() === '') throw invalid("Application Name can't be blank");
  // Before 4.3 only a string is permitted, so that an array counts as missing.
  if (uris.length === 0 || (sentAsArray && !isAtLeast(settings.version, '4.3'))) {
    throw invalid("Redirect URI can't be blank");
  }
  for (const uri of uris) {
    const problem = problemOfRedirect(uri);
    if (problem) throw invalid(problem);
  }
  const scopes = scopesOf(params.text('scopes')) ?? ['read'];
  if (!isSubset(scopes, knownScopes(call))) throw invalid("Scopes doesn't match configured on the server.");
  const app = call.tokens.register({
    name,
    website: params.text('website') || null,
    redirectUris: uris,
    scopes,
  });
  const expiry = isAtLeast(settings.version, '4.3') ? { client_secret_expires_at: 0 } : {};
  return json({
    ...appEntity(call, app),
    client_id: app.clientId,
    client_secret: app.clientSecret,
    ...expiry,
  });
}

function problemOfRedirect(uri: string): string | undefined {
  if (uri === OUT_OF_BAND) return undefined;
  if (/^(data|vbscript|javascript):/i.test(uri)) return 'Redirect URI is forbidden by the server.';
  if (!/^[a-z][a-z0-9+.-]*:/i.test(uri)) return 'Redirect URI must be an absolute URI.';
  return uri.includes('#') ? 'Redirect URI cannot contain a fragment.' : undefined;
}

function appEntity(call: Call, app: App): Record<string, unknown> {
  return {
    id: app.id,
    name: app.name,
    website: app.website,
    ...(isAtLeast(call.settings.version, '4.3')
      ? { scopes: app.scopes, redirect_uris: app.redirectUris }
      : {}),
    redirect_uri: app.redirectUris.join('\n'),
    vapid_key: 'BAhxXyHfAoMqrZECjRI56F5QrE4y',
  };
}

/** A request for consent that is in order. */
interface Wish {
  readonly app: App;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly codeChallenge: string | null;
  readonly state: string | undefined;
}

/** Checks a request for consent; what is wrong with it is shown on a page, not sent to the app. */
function wishOf(call: Call): Wish | Answer {
  const { params, tokens, settings } = call;
  const app = tokens.apps.get(params.text('client_id') ?? '');
  if (!app) return refusalPage('invalid_client', 401);
  const redirectUri = params.text('redirect_uri') ?? '';
  if (!app.redirectUris.includes(redirectUri)) return refusalPage('invalid_redirect_uri', 400);
  if (params.text('response_type') !== 'code') return refusalPage('unsupported_response_type', 400);
  const scopes = scopesOf(params.text('scope')) ?? ['read'];
  if (!isSubset(scopes, app.scopes)) return refusalPage('invalid_scope', 400);
  // Before 4.3 there is no column for the challenge: it is dropped.
  const codeChallenge = isAtLeast(settings.version, '4.3') ? (params.text('code_challenge') ?? '') : '';
  if (codeChallenge !== '' && params.text('code_challenge_method') !== 'S256') {
    return refusalPage('invalid_code_challenge_method', 400);
  }
  return { app, redirectUri, scopes, codeChallenge: codeChallenge || null, state: params.text('state') };
}

function isAnswer(value: Wish | Answer): value is Answer {
  return 'status' in value;
}

function askConsent(call: Call): Answer {
  const here = `${call.path}?${call.query}`;
  if (!call.session) return redirect(`/auth/sign_in?to=${encodeURIComponent(here)}`);
  const wish = wishOf(call);
  if (isAnswer(wish)) return wish;
  const known = call.tokens.find(wish.app, call.session.id, wish.scopes);
  if (known && !call.params.flag('force_login')) return sendCode(call, wish, call.session);
  const hidden = Object.fromEntries(
    [
      'client_id',
      'redirect_uri',
      'code_challenge',
      'code_challenge_method',
      'state',
      'response_type',
      'scope',
    ].map((name) => [name, call.params.text(name) ?? '']),
  );
  return html(consentPage(wish.app.name, call.session.person.username, wish.scopes, hidden, here));
}

function decide(call: Call): Answer {
  if (call.params.text('_method') === 'delete') return deny(call);
  const wish = wishOf(call);
  if (isAnswer(wish)) return wish;
  if (!call.session) return redirect('/auth/sign_in');
  return sendCode(call, wish, call.session);
}

function deny(call: Call): Answer {
  const wish = wishOf(call);
  if (isAnswer(wish)) return wish;
  if (wish.redirectUri === OUT_OF_BAND) return refusalPage('access_denied', 403);
  return back(wish, { error: 'access_denied', error_description: OAUTH_ERRORS.access_denied });
}

function sendCode(call: Call, wish: Wish, member: Member): Answer {
  const { app, redirectUri, scopes, codeChallenge } = wish;
  const code = call.tokens.grant({ app, accountId: member.id, redirectUri, scopes, codeChallenge });
  if (redirectUri === OUT_OF_BAND) return redirect(`${call.origin}/oauth/authorize/native?code=${code}`);
  return back(wish, { code });
}

function back(wish: Wish, values: Readonly<Record<string, string>>): Answer {
  const url = new URL(wish.redirectUri);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  if (wish.state) url.searchParams.set('state', wish.state);
  return redirect(url.href);
}

function giveToken(call: Call): Answer {
  const { params, tokens } = call;
  const kind = params.text('grant_type');
  if (kind !== 'authorization_code' && kind !== 'client_credentials')
    return refusal('unsupported_grant_type', 400);
  const app = authenticatedApp(call);
  if (!app) return refusal('invalid_client', 401);
  if (kind === 'client_credentials') {
    const scopes = scopesOf(params.text('scope')) ?? ['read'];
    if (!isSubset(scopes, app.scopes)) return refusal('invalid_scope', 400);
    return tokenAnswer(call, app, null, scopes);
  }
  const grant = tokens.redeem(params.text('code') ?? '');
  if (!grant || grant.app !== app || grant.redirectUri !== params.text('redirect_uri'))
    return refusal('invalid_grant', 400);
  if (grant.codeChallenge !== null && !verifies(grant.codeChallenge, params.text('code_verifier') ?? '')) {
    return refusal('invalid_grant', 400);
  }
  return tokenAnswer(call, app, grant.accountId, grant.scopes);
}

function tokenAnswer(call: Call, app: App, accountId: string | null, scopes: readonly string[]): Answer {
  const token = call.tokens.issue(app, accountId, scopes);
  const answer = {
    access_token: token.value,
    token_type: 'Bearer',
    scope: token.scopes.join(' '),
    created_at: Math.floor(token.createdAt / 1000),
  };
  return json(answer, { 'cache-control': 'no-store' });
}

/** RFC 7009, but a client that does not own the token is told so. */
function revoke(call: Call): Answer {
  const token = call.tokens.byValue(call.params.text('token') ?? '');
  if (!token) return json({});
  if (token.app === null || authenticatedApp(call) !== token.app) return refusal('unauthorized_client', 403);
  call.tokens.revoke(token);
  return json({});
}

/** The app by id and secret, from the form or by HTTP Basic. */
function authenticatedApp(call: Call): App | undefined {
  const basic = /^basic (.+)$/i.exec(call.headers['authorization'] ?? '')?.[1];
  const [id, secret] =
    basic === undefined
      ? [call.params.text('client_id'), call.params.text('client_secret')]
      : Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
  const app = call.tokens.apps.get(id ?? '');
  return app && app.clientSecret === secret ? app : undefined;
}

function scopesOf(text: string | undefined): string[] | undefined {
  const scopes = (text ?? '').split(/\s+/).filter((scope) => scope !== '');
  return scopes.length > 0 ? [...new Set(scopes)] : undefined;
}

function isSubset(scopes: readonly string[], allowed: readonly string[]): boolean {
  return scopes.every((scope) => allowed.includes(scope));
}

function refusal(error: OAuthError, status: number): Answer {
  return { status, json: { error, error_description: OAUTH_ERRORS[error] } };
}

function refusalPage(error: OAuthError, status: number): Answer {
  return html(errorPage(OAUTH_ERRORS[error]), status);
}
