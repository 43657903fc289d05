// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { AccountFailure } from '../../lib/messaging/protocol';
import type { Reach } from '../../lib/rules/oauth-scopes';
import { failed, ok } from '../../lib/rules/result';
import { speakKeys } from '../../tests/doubles/spoken-keys';

const ORIGIN = 'https://home.example';

/** The sign-ins that the background was asked for. */
let signIns: unknown[];
const onAgain = vi.fn();
const onSignedIn = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  onAgain.mockReset();
  onSignedIn.mockReset();
  signIns = [];
  speakKeys();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    const { name, request } = message as { name: string; request: unknown };
    if (name === 'isCodeAwaited') return ok(false);
    signIns.push(request);
    return signIns.length === 1 ? failed({ kind: 'cancelled' }) : ok({});
  });
});

afterEach(() => render(null, document.body));

async function open(failure: AccountFailure, needs: Reach = 'blocks'): Promise<void> {
  const { FailureNotice } = await import('./failure-notice');
  render(<FailureNotice {...{ failure, needs, onAgain, onSignedIn }} origin={ORIGIN} />, document.body);
}

const offers = () => [...document.querySelectorAll('button')].map(({ dataset }) => dataset['action']);
const alerts = () => [...document.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent);
const click = () => void act(() => document.querySelector('button')?.click());

test.each<[AccountFailure['kind'], Reach, string]>([
  ['network', 'blocks', 'again'],
  ['timeout', 'blocks', 'again'],
  ['not-found', 'blocks', 'again'],
  ['unprocessable', 'blocks', 'again'],
  ['rate-limited', 'blocks', 'again'],
  ['server', 'blocks', 'again'],
  ['redirected', 'blocks', 'again'],
  ['bad-answer', 'blocks', 'again'],
  ['forbidden', 'blocks', 'again'],
  ['unauthorized', 'blocks', 'sign-in-again'],
  ['signed-out', 'blocks', 'sign-in-again'],
  ['missing-scope', 'blocks', 'sign-in-again'],
  ['missing-scope', 'restore', 'allow-snapshots'],
])('%s, where %s is needed, is read out and offers: %s', async (kind, needs, offer) => {
  await open({ kind }, needs);
  expect(alerts()[0]).toContain(`failure_${kind.replaceAll('-', '_')} home.example`);
  expect(offers()).toEqual([offer]);
});

test('trying again tries again', async () => {
  await open({ kind: 'server', status: 503 });
  click();
  expect(onAgain).toHaveBeenCalledOnce();
});

test.each<[Reach]>([['blocks'], ['restore']])(
  'the step asks for what is needed (%s), says why it failed, and can be taken again',
  async (reach) => {
    await open({ kind: 'missing-scope', status: 403 }, reach);
    click();
    await vi.waitFor(() => expect(alerts()).toContain('failure_cancelled home.example'));
    expect(onSignedIn).not.toHaveBeenCalled();
    click();
    await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
    expect(signIns).toEqual([
      { origin: ORIGIN, reach },
      { origin: ORIGIN, reach },
    ]);
  },
);
