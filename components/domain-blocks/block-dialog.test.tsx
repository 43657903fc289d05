// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseDomain } from '../../lib/fediverse/domain-name';
import type { AccountSummary } from '../../lib/messaging/answers';
import { failed, ok, type Result } from '../../lib/rules/result';
import { speakKeys } from '../../tests/doubles/spoken-keys';

const domain = parseDomain('threads.net');
if (!domain) throw new Error('no domain');
const account: AccountSummary = {
  key: 'me@home.example',
  origin: 'https://home.example',
  acct: 'me',
  displayName: 'Me',
  reach: 'restore',
  needsSignIn: false,
};

/** What the background answers, by message. */
let answers: Record<string, Result<unknown, unknown>>;
let asked: string[];
const onClose = vi.fn();

beforeEach(async () => {
  fakeBrowser.reset();
  onClose.mockReset();
  asked = [];
  answers = {
    previewCounts: ok({ following: 3, followers: 4 }),
    previewNames: ok({ follows: [], followers: [], requests: [], subdomains: [], fetchedAt: 0 }),
    isCodeAwaited: ok(false),
    signIn: ok({}),
  };
  speakKeys();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    const { name } = message as { name: string };
    asked.push(name);
    return answers[name];
  });
  HTMLDialogElement.prototype.showModal ??= () => undefined;
  HTMLDialogElement.prototype.close ??= () => undefined;
});

afterEach(() => render(null, document.body));

async function open(): Promise<void> {
  const { BlockDialog } = await import('./block-dialog');
  const props = { account, domain: domain as NonNullable<typeof domain>, onClose, onReachChange: vi.fn() };
  await act(() => render(<BlockDialog {...props} />, document.body));
}

const alerts = () => [...document.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent);
const offers = () => document.querySelectorAll('[data-action]');
const click = (selector: string) =>
  act(() => document.querySelector<HTMLButtonElement>(selector)?.click()) as Promise<void>;

test('a server that could not say whom a block costs can be asked again', async () => {
  answers['previewCounts'] = failed({ kind: 'server', status: 503 });
  answers['previewNames'] = failed({ kind: 'server', status: 503 });
  await open();
  await vi.waitFor(() => expect(alerts()).toHaveLength(1));
  answers['previewCounts'] = ok({ following: 3, followers: 4 });
  answers['previewNames'] = ok({ follows: [], followers: [], requests: [], subdomains: [], fetchedAt: 0 });
  await click('[data-action="again"]');
  await vi.waitFor(() => expect(alerts()).toEqual([]));
  expect(document.body.textContent).toContain('block_counts 3 4');
});

test('a block that was refused for a token that is gone offers to sign in, and is asked for once more', async () => {
  answers['blockDomains'] = failed({ kind: 'signed-out' });
  await open();
  await click('.button-danger');
  await vi.waitFor(() => expect(offers()).toHaveLength(1));
  expect(onClose).not.toHaveBeenCalled();
  await click('[data-action]');
  await vi.waitFor(() => expect(offers()).toHaveLength(0));
  answers['blockDomains'] = ok({ jobId: 'j' });
  await click('.button-danger');
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(asked.filter((name) => name === 'signIn')).toHaveLength(1);
});
