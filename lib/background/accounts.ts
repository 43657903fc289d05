/** The accounts that the person signed in to, and the way to their servers. */
import type { ApiClient } from '../mastodon-api/client';
import { createApiClient } from '../mastodon-api/client';
import type { AccountSummary } from '../messaging/answers';
import { reaches } from '../rules/oauth-scopes';
import { openDatabase, type StoredAccount } from './database';
import { limited } from './rate-limiter';

export async function listAccounts(): Promise<readonly AccountSummary[]> {
  const database = await openDatabase();
  return (await database.getAll('accounts')).map(summaryOf);
}

export function summaryOf(account: StoredAccount): AccountSummary {
  const { key, origin, acct, displayName, scopes, token } = account;
  const reach = reaches(scopes, 'restore') ? 'restore' : 'blocks';
  return { key, origin, acct, displayName, reach, needsSignIn: token === null };
}

export async function findAccount(key: string): Promise<StoredAccount | undefined> {
  return (await openDatabase()).get('accounts', key);
}

/**
 * A client in the account's name: one request at a time, within the server's limits. When the server says that the token
 * is no longer good, the account is marked so, and every later request fails at once until the person signs in again.
 *
 * @param reserve how many requests of each window are left for others: for work that nobody waits for.
 */
export function clientOf(account: StoredAccount, reserve = 0): ApiClient {
  const client = createApiClient(account.origin, account.token ?? undefined);
  return limited(account.key, reserve, {
    origin: client.origin,
    async request(request) {
      const answer = await client.request(request);
      if (!answer.ok && answer.error.kind === 'unauthorized') await forgetToken(account.key, account.token);
      return answer;
    },
  });
}

/** Only the very token that was refused: another sign-in may have brought a new one meanwhile. */
async function forgetToken(key: string, token: string | null): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction('accounts', 'readwrite');
  const account = await transaction.store.get(key);
  if (account?.token === token) await transaction.store.put({ ...account, token: null });
  await transaction.done;
}
