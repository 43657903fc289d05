/** A second account of a server that somebody is signed in at: the window is to ask who it is. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Sandbox, startSandbox } from '../sandbox/sandbox';
import { consent, consentAs } from './consent';

let sandbox: Sandbox;
/** What the person does in the server's window. */
let inWindow: (url: string) => Promise<string>;

beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', new IDBFactory());
  fakeBrowser.reset();
  sandbox = await startSandbox({ statuses: 20, threadsFollows: 5 });
  inWindow = (url) => consent(url, fetch);
  vi.spyOn(fakeBrowser.identity, 'getRedirectURL').mockReturnValue('https://abcdef.chromiumapp.org/oauth');
  vi.spyOn(fakeBrowser.identity, 'launchWebAuthFlow').mockImplementation(({ url }) => inWindow(url));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await sandbox.close();
});

async function background() {
  const { signIn } = await import('../../lib/background/sign-in');
  const { findAccount, listAccounts } = await import('../../lib/background/accounts');
  return { signIn, findAccount, listAccounts };
}

/** Where the window goes by itself, without anybody's doing. */
async function firstStop(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'manual' });
  return answer.status === 200 ? 'a question' : (answer.headers.get('location') ?? '');
}

test('the window that would answer at once asks who it is, and another account can be chosen there', async () => {
  const { signIn, listAccounts } = await background();
  await signIn(sandbox.origin, 'blocks');
  let plain = '';
  inWindow = async (url) => {
    plain = await firstStop(url);
    return consent(url, fetch);
  };
  await signIn(sandbox.origin, 'blocks');
  expect(plain).toMatch(/^https:\/\/abcdef\.chromiumapp\.org\/oauth\?code=/);
  inWindow = (url) => consentAs(url, fetch, 'juno');
  const { host } = new URL(sandbox.origin);
  expect(await signIn(sandbox.origin, 'blocks', true)).toMatchObject({ value: { key: `juno@${host}` } });
  const names = (await listAccounts()).map(({ acct }) => acct);
  expect(names.toSorted()).toEqual(['juno', sandbox.world.me.person.username].toSorted());
});

test('where the window is left with the account that is here already, that is said, and it keeps what it was allowed', async () => {
  const { signIn, findAccount, listAccounts } = await background();
  const first = await signIn(sandbox.origin, 'restore');
  if (!first.ok) throw new Error(first.error.kind);
  const before = await findAccount(first.value.key);
  expect(await signIn(sandbox.origin, 'blocks', true)).toEqual({
    ok: false,
    error: { kind: 'same-account' },
  });
  expect(await findAccount(first.value.key)).toEqual(before);
  expect(await listAccounts()).toHaveLength(1);
  const [app] = sandbox.tokens.apps.values();
  if (!app) throw new Error('no app');
  const unused = ['profile', 'read:blocks', 'write:blocks'];
  expect(sandbox.tokens.find(app, sandbox.world.me.id, unused)).toBeUndefined();
  expect(sandbox.tokens.byValue(before?.token ?? '')?.revoked).toBe(false);
});
