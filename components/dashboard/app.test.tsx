// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { SignInFailure } from '../../lib/messaging/answers';
import { failed, ok, type Result } from '../../lib/rules/result';
import { speakKeys } from '../../tests/doubles/spoken-keys';

const origin = 'https://home.example';
const mine = { key: 'me@home.example', origin, acct: 'me', reach: 'blocks', needsSignIn: false };
const theirs = { ...mine, key: 'other@home.example', acct: 'other' };

let accounts: unknown[];
let signIns: unknown[];
/** What the background answers to a sign-in. */
let signIn: () => Result<unknown, SignInFailure>;

beforeEach(async () => {
  fakeBrowser.reset();
  speakKeys();
  accounts = [mine];
  signIns = [];
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    const { name, request } = message as { name: string; request: unknown };
    if (name === 'listAccounts') return ok(accounts);
    if (name !== 'signIn') return ok(name === 'isCodeAwaited' ? false : null);
    signIns.push(request);
    return signIn();
  });
  await fakeBrowser.storage.local.set({ enabledOrigins: { v: 1, data: [origin] } });
  location.hash = '#settings';
  const { App } = await import('./app');
  await act(() => render(<App />, document.body));
  await vi.waitFor(() => expect(addAccount()).not.toBeNull());
});

afterEach(() => render(null, document.body));

const addAccount = () => document.querySelector<HTMLButtonElement>('[data-action="add-account"]');
const choices = () =>
  [...document.querySelectorAll<HTMLOptionElement>('select[name="account"] option')].map(
    ({ value }) => value,
  );

test('another account of a server can be added, and then the person chooses which is meant', async () => {
  expect(addAccount()?.textContent).toBe('account_addAnother home.example');
  expect(choices()).toEqual([]);
  signIn = () => {
    accounts = [mine, theirs];
    return ok(theirs);
  };
  await act(() => addAccount()?.click());
  await vi.waitFor(() => expect(choices()).toEqual([mine.key, theirs.key]));
  expect(signIns).toEqual([{ origin, reach: 'blocks', isAnother: true }]);
});

test('an account that is signed in already is no other one, and what to do is said', async () => {
  signIn = () => failed({ kind: 'same-account' });
  await act(() => addAccount()?.click());
  const alerts = () => [...document.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent);
  await vi.waitFor(() => expect(alerts()).toEqual(['failure_same_account home.example']));
  expect(choices()).toEqual([]);
});
