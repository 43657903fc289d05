/** What this install is to a server: one app, registered once, for every account there and every later step. */
import type { ApiFailure } from '../mastodon-api/api-failure';
import type { ApiClient } from '../mastodon-api/client';
import { isAppKnown, type OAuthApp, registerApp } from '../mastodon-api/oauth';
import { ok, type Result } from '../rules/result';
import { openDatabase, type StoredApp } from './database';

/** What an app is registered for. */
type Purpose = Pick<StoredApp, 'redirectUri' | 'scopes'>;

/** The app as it was registered before, if it is good for that and the server still knows it; else registered anew. */
export async function appAt(client: ApiClient, purpose: Purpose): Promise<Result<OAuthApp, ApiFailure>> {
  const database = await openDatabase();
  const kept = await database.get('apps', client.origin);
  if (kept && isGoodFor(kept, purpose) && (await isAppKnown(client, kept.app, kept.redirectUri)))
    return ok(kept.app);
  const registered = await registerApp(client, purpose);
  if (!registered.ok) return registered;
  const { client_id: clientId, client_secret: clientSecret } = registered.value.body;
  const app = { clientId, clientSecret };
  await database.put('apps', { ...purpose, origin: client.origin, app });
  return ok(app);
}

function isGoodFor(kept: Purpose, { redirectUri, scopes }: Purpose): boolean {
  return kept.redirectUri === redirectUri && scopes.every((scope) => kept.scopes.includes(scope));
}
