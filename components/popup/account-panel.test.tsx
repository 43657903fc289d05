// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Reach } from '../../lib/rules/oauth-scopes';
import { ok } from '../../lib/rules/result';
import { speakKeys } from '../../tests/doubles/spoken-keys';

const ORIGIN = 'https://home.example';
let accounts: unknown[];
let signIns: unknown[];

beforeEach(() => {
  fakeBrowser.reset();
  signIns = [];
  speakKeys();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    const { name, request } = message as { name: string; request: unknown };
    if (name === 'listAccounts') return ok(accounts);
    if (name === 'signIn') signIns.push(request);
    return ok(name === 'isCodeAwaited' ? false : {});
  });
});

afterEach(() => render(null, document.body));

const ended = (reach: Reach) => [
  { key: 'me@home.example', origin: ORIGIN, acct: 'me', reach, needsSignIn: true },
];

test.each<[string, unknown[], Reach]>([
  ['a first sign-in asks for blocks alone', [], 'blocks'],
  ['signing in again asks for no more than before', ended('blocks'), 'blocks'],
  ['signing in again asks for all that was allowed before', ended('restore'), 'restore'],
])('%s', async (_, before, reach) => {
  accounts = before;
  const { AccountPanel } = await import('./account-panel');
  await act(() => render(<AccountPanel origin={ORIGIN} />, document.body));
  await vi.waitFor(() => expect(document.querySelector('[data-action="sign-in"]')).not.toBeNull());
  await act(() => document.querySelector<HTMLButtonElement>('[data-action="sign-in"]')?.click());
  await vi.waitFor(() => expect(signIns).toEqual([{ origin: ORIGIN, reach }]));
});

const signedIn = (acct: string) => ({
  key: `${acct}@home.example`,
  origin: ORIGIN,
  acct,
  reach: 'blocks',
  needsSignIn: false,
});

test('of several accounts on one server the person chooses, and sees the blocks of that one', async () => {
  accounts = [signedIn('me'), signedIn('other'), { ...signedIn('far'), origin: 'https://away.example' }];
  await fakeBrowser.storage.local.set({
    'blockedDomains:me@home.example': { v: 1, data: ['mine.example'] },
    'blockedDomains:other@home.example': { v: 1, data: ['theirs.example'] },
  });
  const { AccountPanel } = await import('./account-panel');
  await act(() => render(<AccountPanel origin={ORIGIN} />, document.body));
  const domains = () =>
    [...document.querySelectorAll<HTMLElement>('[data-domain]')].map(({ dataset }) => dataset['domain']);
  await vi.waitFor(() => expect(domains()).toEqual(['mine.example']));
  const choice = document.querySelector<HTMLSelectElement>('select[name="account"]');
  if (!choice) throw new Error('no choice');
  expect([...choice.options].map(({ value }) => value)).toEqual(['me@home.example', 'other@home.example']);
  await act(() => {
    choice.value = 'other@home.example';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await vi.waitFor(() => expect(domains()).toEqual(['theirs.example']));
});
