// @vitest-environment jsdom
import axe from 'axe-core';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { SignInFailure } from '../../lib/messaging/answers';
import { failed, ok, type Result } from '../../lib/rules/result';
import { speakKeys } from '../../tests/doubles/spoken-keys';

const ORIGIN = 'https://home.example';

/** What the background answers to each code, one after the other. */
let answers: Result<object, SignInFailure>[];
/** The codes that the background was given. */
let entered: string[];
const onSignedIn = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  onSignedIn.mockReset();
  answers = [];
  entered = [];
  speakKeys();
});

afterEach(() => render(null, document.body));

interface Message {
  readonly name: string;
  readonly request: { readonly code?: string };
}

async function open(isAwaited = true): Promise<void> {
  const asked = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    const { name, request } = message as Message;
    if (name === 'isCodeAwaited') return ok(isAwaited);
    entered.push(request.code ?? '');
    return answers.shift();
  });
  const { CodeForm } = await import('./code-form');
  render(<CodeForm origin={ORIGIN} onSignedIn={onSignedIn} />, document.body);
  await vi.waitFor(() => expect(asked).toHaveResolved());
  if (isAwaited) await vi.waitFor(() => field());
}

/** The field, by the name that a screen reader says. */
function field(): HTMLInputElement {
  const [label] = [...document.querySelectorAll('label')];
  if (label?.textContent !== 'account_code home.example' || !(label.control instanceof HTMLInputElement))
    throw new Error('no field of that name');
  return label.control;
}

function type(text: string): void {
  void act(() => {
    field().value = text;
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

/** The button, by its name. */
function button(): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'account_enterCode',
  );
  if (!found) throw new Error('no button of that name');
  return found;
}

function click(): void {
  void act(() => button().click());
}

const alerts = () => [...document.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent);

/** What a screen reader says about the field beside its name. */
const description = () =>
  document.getElementById(field().getAttribute('aria-describedby') ?? '')?.textContent;

test('shows nothing when no sign-in waits for a code', async () => {
  await open(false);
  expect(document.querySelector('form')).toBeNull();
});

test.each(['', ' \n\u200b'])('without a code (%j) it says what to do, and sends nothing', async (text) => {
  await open();
  type(text);
  click();
  await vi.waitFor(() => expect(alerts()).toEqual(['account_codeMissing home.example']));
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect(entered).toEqual([]);
});

test.each<[SignInFailure, string]>([
  [{ kind: 'wrong-code' }, 'failure_wrong_code home.example'],
  [{ kind: 'mixed-up' }, 'failure_mixed_up home.example'],
  [{ kind: 'server', status: 502 }, 'failure_server home.example'],
])('a refusal (%o) is said beside the field, and what was typed stays', async (failure, words) => {
  await open();
  answers = [failed(failure)];
  type('mistyped');
  click();
  await vi.waitFor(() => expect(alerts()).toEqual([words]));
  expect(description()).toBe(words);
  expect(field().value).toBe('mistyped');
  expect(button().disabled).toBe(false);
  expect(onSignedIn).not.toHaveBeenCalled();
});

test('a good code signs in: without the blanks that came along, and once however often it is clicked', async () => {
  await open();
  answers = [ok({ key: 'me@home.example' })];
  type('  good-code\u00a0\n');
  click();
  expect(button().disabled).toBe(true);
  click();
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
  expect(entered).toEqual(['good-code']);
  expect(alerts()).toEqual([]);
});

test('after a refusal the next code is taken, and the old words are gone', async () => {
  await open();
  answers = [failed({ kind: 'wrong-code' }), ok({})];
  type('mistyped');
  click();
  await vi.waitFor(() => expect(alerts()).toHaveLength(1));
  type('good-code');
  click();
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
  expect(alerts()).toEqual([]);
});

test('axe finds nothing, with and without a problem', async () => {
  await open();
  expect(await violations()).toEqual([]);
  click();
  await vi.waitFor(() => expect(alerts()).toHaveLength(1));
  expect(await violations()).toEqual([]);
});

/** Without what only a whole page (landmarks) or a drawn one (contrast) can have. */
async function violations(): Promise<string[]> {
  const rules = { region: { enabled: false }, 'color-contrast': { enabled: false } };
  const form = document.querySelector('form');
  if (!form) throw new Error('no form');
  return (await axe.run(form, { rules })).violations.map(({ id }) => id);
}
