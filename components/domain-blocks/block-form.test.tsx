// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ok } from '../../lib/rules/result';
import { speakKeys } from '../../tests/doubles/spoken-keys';

const account = {
  key: 'me@home.example',
  origin: 'https://home.example',
  acct: 'me',
  displayName: 'Me',
  reach: 'blocks',
  needsSignIn: false,
} as const;

beforeEach(async () => {
  fakeBrowser.reset();
  speakKeys();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async (): Promise<unknown> => ok(null));
  HTMLDialogElement.prototype.showModal ??= () => undefined;
  HTMLDialogElement.prototype.close ??= () => undefined;
  await fakeBrowser.storage.local.set({
    'blockedDomains:me@home.example': { v: 1, data: ['threads.net'] },
  });
});

afterEach(() => render(null, document.body));

/** Types a domain and sends the form; what the question says that follows. */
async function ask(domain: string): Promise<string> {
  const { BlockForm } = await import('./block-form');
  await act(() =>
    render(<BlockForm account={account} asked={domain} onAccountChange={vi.fn()} />, document.body),
  );
  await act(() => document.querySelector('form')?.requestSubmit());
  await vi.waitFor(() => expect(document.querySelector('dialog')).not.toBeNull());
  return document.querySelector('dialog')?.textContent ?? '';
}

test('a domain that is blocked already is said to be, and cannot be blocked again', async () => {
  expect(await ask('@somebody@THREADS.net')).toContain('block_already threads.net');
  expect(document.querySelector('.button-danger')).toBeNull();
  await act(() => document.querySelector<HTMLButtonElement>('[data-action="close"]')?.click());
  expect(document.querySelector('dialog')).toBeNull();
});

test('any other domain is asked about', async () => {
  expect(await ask('www.threads.net')).toContain('block_title www.threads.net');
});
