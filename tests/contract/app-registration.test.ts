/** One app for each server and install, against the sandbox, which gives tokens again as Mastodon does. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Sandbox, startSandbox } from '../sandbox/sandbox';
import { consent } from './consent';

const REDIRECT = 'https://abcdef.chromiumapp.org/oauth';

let sandbox: Sandbox;
/** Who is signed in in the server's window; undefined: the sandbox's main user. */
let user: string | undefined;

beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', new IDBFactory());
  fakeBrowser.reset();
  sandbox = await startSandbox({ statuses: 20, threadsFollows: 5 });
  user = undefined;
  vi.spyOn(fakeBrowser.identity, 'getRedirectURL').mockReturnValue(REDIRECT);
  vi.spyOn(fakeBrowser.identity, 'launchWebAuthFlow').mockImplementation(({ url }) =>
    consent(url, fetch, user),
  );
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await sandbox.close();
});

async function background() {
  const [{ signIn, signOut }, { clientOf, findAccount, listAccounts }] = await Promise.all([
    import('../../lib/background/sign-in'),
    import('../../lib/background/accounts'),
  ]);
  /** Signs in, and says with which token; fails the test if that did not work. */
  async function signedIn(reach: 'blocks' | 'restore') {
    const answer = await signIn(sandbox.origin, reach);
    if (!answer.ok) throw new Error(answer.error.kind);
    const account = await findAccount(answer.value.key);
    if (!account?.token) throw new Error('no token');
    return { ...account, token: account.token };
  }
  return { clientOf, listAccounts, signIn, signedIn, signOut };
}

const apps = () => [...sandbox.tokens.apps.values()];
const isGood = (token: string) => sandbox.tokens.byValue(token)?.revoked === false;

test('later steps, later sign-ins and other accounts use the app of the first sign-in', async () => {
  const { signedIn, signOut, listAccounts } = await background();
  await signedIn('blocks');
  const mine = await signedIn('restore');
  user = 'juno';
  const theirs = await signedIn('blocks');
  expect(theirs.key).not.toBe(mine.key);
  await signOut(theirs.key);
  await signedIn('restore');
  expect(await listAccounts()).toHaveLength(2);
  expect(apps()).toHaveLength(1);
});

test('the app is registered for all that may be asked for, and each step asks for its own part', async () => {
  const { signedIn } = await background();
  expect((await signedIn('blocks')).scopes).toEqual(['profile', 'read:blocks', 'write:blocks']);
  expect((await signedIn('restore')).scopes).toContain('write:lists');
  expect(apps()[0]?.scopes).toEqual(expect.arrayContaining(['profile', 'read:accounts', 'write:lists']));
});

test('signing in again, with the same token, leaves that token good', async () => {
  const { clientOf, signedIn } = await background();
  const before = await signedIn('blocks');
  const after = await signedIn('blocks');
  expect(after.token).toBe(before.token);
  expect(isGood(after.token)).toBe(true);
  const { fetchDomainBlocks } = await import('../../lib/mastodon-api/domain-blocks');
  expect(await fetchDomainBlocks(clientOf(after))).toMatchObject({ ok: true });
});

test('a step further takes the narrower token back', async () => {
  const { signedIn } = await background();
  const narrow = await signedIn('blocks');
  const wide = await signedIn('restore');
  expect([isGood(narrow.token), isGood(wide.token)]).toEqual([false, true]);
});

test('signing out of one account leaves another at the same server signed in', async () => {
  const { signedIn, signOut } = await background();
  const mine = await signedIn('blocks');
  user = 'juno';
  const theirs = await signedIn('blocks');
  await signOut(mine.key);
  expect([isGood(mine.token), isGood(theirs.token)]).toEqual([false, true]);
});

test('a sign-in that breaks off does not take back the token that is in use', async () => {
  const { signIn, signedIn } = await background();
  const { token } = await signedIn('blocks');
  sandbox.faults.add({ kind: 'wrong-types', path: '/api/v1/accounts/verify_credentials' });
  expect(await signIn(sandbox.origin, 'blocks')).toMatchObject({ ok: false, error: { kind: 'bad-answer' } });
  expect(isGood(token)).toBe(true);
});

test('a server that forgot the app gets a new one before its window opens', async () => {
  const { signedIn } = await background();
  await signedIn('blocks');
  sandbox.tokens.apps.clear();
  await signedIn('blocks');
  await signedIn('restore');
  expect(apps()).toHaveLength(1);
  expect(fakeBrowser.identity.launchWebAuthFlow).toHaveBeenCalledTimes(3);
});

test('a server in trouble is no reason to register anew', async () => {
  const { signedIn } = await background();
  await signedIn('blocks');
  sandbox.faults.add({ kind: 'status', statuses: [503], path: '/oauth/token', times: 1 });
  await signedIn('blocks');
  expect(apps()).toHaveLength(1);
});

test('another redirect address, or a scope that the server has learnt, needs another app', async () => {
  // Before Mastodon 4.3 there is no such document, and no such scope.
  sandbox.faults.add({ kind: 'status', statuses: [404], path: '/.well-known/', times: 1 });
  const { signedIn } = await background();
  expect((await signedIn('blocks')).scopes).toContain('read:accounts');
  expect((await signedIn('blocks')).scopes).toContain('profile');
  expect(apps()).toHaveLength(2);
  vi.mocked(fakeBrowser.identity.getRedirectURL).mockReturnValue('https://other.chromiumapp.org/oauth');
  await signedIn('blocks');
  expect(apps().map(({ redirectUris }) => redirectUris[0])).toEqual([
    REDIRECT,
    REDIRECT,
    'https://other.chromiumapp.org/oauth',
  ]);
});

test('“Wipe everything” forgets the app, too', async () => {
  const { signedIn } = await background();
  const { wipeEverything } = await import('../../lib/background/wipe');
  const { openDatabase } = await import('../../lib/background/database');
  const { token } = await signedIn('blocks');
  expect(await (await openDatabase()).count('apps')).toBe(1);
  await wipeEverything();
  expect(await (await openDatabase()).count('apps')).toBe(0);
  expect(isGood(token)).toBe(false);
});
