/** Signing in against the sandbox: what is refused, and where secrets do not get to. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseDomain } from '../../lib/fediverse/domain-name';
import { type Sandbox, startSandbox } from '../sandbox/sandbox';
import { consent } from './consent';

const REDIRECT = 'https://abcdef.chromiumapp.org/oauth';

let sandbox: Sandbox;
/** Every address that was asked for, and every body that was sent. */
let sent: { url: string; body: string }[];
/** What the server's window leads back to; changed by tests that mix it up. */
let answerOf: (address: string) => string | Promise<string>;
const printed: unknown[][] = [];

beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', new IDBFactory());
  fakeBrowser.reset();
  sandbox = await startSandbox({ statuses: 20, threadsFollows: 5 });
  sent = [];
  printed.length = 0;
  for (const level of ['debug', 'error', 'info', 'log', 'warn'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void printed.push(words));
  const realFetch = fetch;
  vi.stubGlobal('fetch', (url: string | URL, init?: RequestInit) => {
    sent.push({ url: String(url), body: String(init?.body ?? '') });
    return realFetch(url, init);
  });
  answerOf = (address) => address;
  vi.spyOn(fakeBrowser.identity, 'getRedirectURL').mockReturnValue(REDIRECT);
  vi.spyOn(fakeBrowser.identity, 'launchWebAuthFlow').mockImplementation(async (details) =>
    answerOf(await consent(details.url, realFetch)),
  );
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await sandbox.close();
});

function changed(address: string, changes: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value);
  return url.href;
}

async function background() {
  const [{ enterCode, isCodeAwaited, signIn, signOut }, { listAccounts, findAccount }] = await Promise.all([
    import('../../lib/background/sign-in'),
    import('../../lib/background/accounts'),
  ]);
  return { enterCode, isCodeAwaited, signIn, signOut, listAccounts, findAccount };
}

const tokenRequests = () => sent.filter(({ url }) => url.endsWith('/oauth/token'));
const sentCodes = () => tokenRequests().map(({ body }) => new URLSearchParams(body).get('code'));

test('signs in with PKCE and asks for no more than is used', async () => {
  const { signIn, listAccounts } = await background();
  expect(await signIn(sandbox.origin, 'blocks')).toMatchObject({ ok: true, value: { reach: 'blocks' } });
  expect(await listAccounts()).toHaveLength(1);
  const [address] = vi.mocked(fakeBrowser.identity.launchWebAuthFlow).mock.calls[0] ?? [];
  const asked = new URL(address?.url ?? '').searchParams;
  expect(asked.get('scope')).toBe('profile read:blocks write:blocks');
  expect(asked.get('code_challenge_method')).toBe('S256');
  expect(new URLSearchParams(tokenRequests()[0]?.body).get('code_verifier')).toMatch(/^[\w-]{43}$/);
});

test.each([
  ['another state', { state: 'another' }],
  ['an empty state', { state: '' }],
  ['another issuer', { iss: 'https://evil.example/' }],
  ['an issuer that begins alike', { iss: 'http://127.0.0.1' }],
])('an answer with %s is refused, and its code is not used', async (_, changes) => {
  answerOf = (address) => changed(address, changes);
  const { signIn, listAccounts } = await background();
  expect(await signIn(sandbox.origin, 'blocks')).toEqual({ ok: false, error: { kind: 'mixed-up' } });
  expect(tokenRequests()).toEqual([]);
  expect(await listAccounts()).toEqual([]);
});

test('the issuer that the server names itself is taken', async () => {
  answerOf = (address) => changed(address, { iss: `${sandbox.origin}/` });
  const { signIn } = await background();
  expect(await signIn(sandbox.origin, 'blocks')).toMatchObject({ ok: true });
});

test('the answer to an earlier question is no answer to a later one', async () => {
  const { signIn, listAccounts } = await background();
  let first = '';
  answerOf = (address) => {
    first = address;
    return address;
  };
  await signIn(sandbox.origin, 'blocks');
  answerOf = () => first;
  expect(await signIn(sandbox.origin, 'restore')).toEqual({ ok: false, error: { kind: 'mixed-up' } });
  const code = new URL(first).searchParams.get('code');
  expect(sentCodes().filter((one) => one === code)).toHaveLength(1);
  expect(await listAccounts()).toMatchObject([{ reach: 'blocks' }]);
});

test('a code that was made for somebody else’s question brings no token', async () => {
  const { signIn, listAccounts } = await background();
  let stolen: string | null = null;
  answerOf = (address) => {
    stolen = new URL(address).searchParams.get('code');
    return changed(address, { error: 'access_denied', state: 'lost on the way' });
  };
  await signIn(sandbox.origin, 'blocks');
  answerOf = (address) => changed(address, { code: stolen ?? '' });
  expect(await signIn(sandbox.origin, 'blocks')).toMatchObject({ ok: false });
  expect(sentCodes()).toContain(stolen);
  expect(await listAccounts()).toEqual([]);
});

test('a code that was used before brings no token', async () => {
  const { signIn, listAccounts } = await background();
  answerOf = async (address) => {
    const { searchParams } = new URL(address);
    const app = [...sandbox.tokens.apps.values()].at(-1);
    const question = vi.mocked(fakeBrowser.identity.launchWebAuthFlow).mock.calls.at(-1)?.[0];
    expect(question?.url).toContain(app?.clientId);
    expect(sandbox.tokens.redeem(searchParams.get('code') ?? '')).toBeDefined();
    return address;
  };
  expect(await signIn(sandbox.origin, 'blocks')).toMatchObject({ ok: false });
  expect(await listAccounts()).toEqual([]);
});

test('a token that turns out to be of no use is taken back', async () => {
  sandbox.faults.add({ kind: 'wrong-types', path: '/api/v1/accounts/verify_credentials' });
  const { signIn, listAccounts } = await background();
  expect(await signIn(sandbox.origin, 'blocks')).toMatchObject({ ok: false, error: { kind: 'bad-answer' } });
  expect(await listAccounts()).toEqual([]);
  expect(sent.at(-1)?.url).toBe(`${sandbox.origin}/oauth/revoke`);
});

test('signing out revokes at the server', async () => {
  const { signIn, signOut, listAccounts, findAccount } = await background();
  await signIn(sandbox.origin, 'blocks');
  const [summary] = await listAccounts();
  const token = (await findAccount(summary?.key ?? ''))?.token ?? '';
  await signOut(summary?.key ?? '');
  expect(sandbox.tokens.byValue(token)?.revoked).toBe(true);
  expect(await listAccounts()).toEqual([]);
});

test('nothing secret is in addresses, logs, answers, exports or any storage but the database', async () => {
  const { signIn, listAccounts, findAccount } = await background();
  await signIn(sandbox.origin, 'restore');
  const [summary] = await listAccounts();
  const account = await findAccount(summary?.key ?? '');
  const domain = parseDomain('threads.net');
  if (!account?.token || !summary || !domain) throw new Error('not signed in');
  const { handlers } = await import('../../lib/background/handlers');
  const { writeBackup } = await import('../../lib/imports/backup');
  const { followingList, personalBlockList } = await import('../../lib/imports/write-lists');
  const sender = { origin: 'chrome-extension://test-extension-id' };
  const { key: accountKey } = summary;
  const answers = [
    await handlers.listAccounts(null, sender),
    await handlers.previewNames({ accountKey, domain }, sender),
    await handlers.blockDomains(
      { accountKey, domains: [domain, 'a.example'], title: domain, withSnapshot: true },
      sender,
    ),
    await handlers.listDomainBlocks({ accountKey }, sender),
    await handlers.listJobs({ accountKey }, sender),
    await handlers.listSnapshots({ accountKey }, sender),
  ];
  sandbox.faults.add({ kind: 'status', statuses: [500] });
  answers.push(await handlers.listDomainBlocks({ accountKey }, sender));
  const ties = await handlers.listTies({ accountKey }, sender);
  if (!ties.ok || !ties.value) throw new Error('no ties');
  const exported = [
    writeBackup({ writtenAt: 0, account: account.key, blocks: [] }),
    personalBlockList([domain]),
    followingList([], domain),
  ];
  const verifier = new URLSearchParams(tokenRequests()[0]?.body).get('code_verifier') ?? '';
  const code = new URLSearchParams(tokenRequests()[0]?.body).get('code') ?? '';
  const secrets = [account.token, account.app.clientSecret, verifier, code];
  expect(secrets.every((secret) => secret.length > 20)).toBe(true);
  const places = {
    addresses: [
      ...sent.map(({ url }) => url),
      ...vi.mocked(fakeBrowser.identity.launchWebAuthFlow).mock.calls.map(([{ url }]) => url),
    ],
    logs: printed,
    answers: [answers, ties],
    exports: exported,
    local: await fakeBrowser.storage.local.get(null),
    session: await fakeBrowser.storage.session.get(null),
  };
  expect(JSON.stringify(places.local)).toContain('threads.net');
  for (const [place, found] of Object.entries(places))
    for (const secret of secrets) expect(JSON.stringify(found), place).not.toContain(secret);
});

/** The code that the server shows the person who says yes in this tab. */
async function shownCode(tab: unknown): Promise<string> {
  const { url } = tab as { url: string };
  return new URL(await consent(url, fetch)).searchParams.get('code') ?? '';
}

describe('where no window can be waited for', () => {
  let opened: unknown;

  beforeEach(() => {
    vi.spyOn(fakeBrowser, 'identity', 'get').mockReturnValue(undefined as never);
    vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(async (tab) => {
      opened = tab;
      return tab as never;
    });
  });

  test('a code that the server shows in a tab is taken, once', async () => {
    const { enterCode, isCodeAwaited, signIn, listAccounts } = await background();
    expect(await signIn(sandbox.origin, 'blocks')).toEqual({ ok: false, error: { kind: 'code-needed' } });
    expect(await isCodeAwaited(sandbox.origin)).toBe(true);
    const code = await shownCode(opened);
    expect(await enterCode(sandbox.origin, code)).toMatchObject({ ok: true, value: { reach: 'blocks' } });
    expect(await listAccounts()).toHaveLength(1);
    expect(await isCodeAwaited(sandbox.origin)).toBe(false);
    expect(await enterCode(sandbox.origin, code)).toEqual({ ok: false, error: { kind: 'mixed-up' } });
    expect(new URLSearchParams(tokenRequests()[0]?.body).get('code_verifier')).toMatch(/^[\w-]{43}$/);
  });

  test('a mistyped code can be typed again; the code of another question is not taken', async () => {
    const { enterCode, isCodeAwaited, signIn } = await background();
    await signIn(sandbox.origin, 'blocks');
    const foreign = await shownCode(opened);
    await signIn(sandbox.origin, 'blocks');
    expect(await enterCode(sandbox.origin, 'mistyped')).toEqual({ ok: false, error: { kind: 'wrong-code' } });
    expect(await enterCode(sandbox.origin, foreign)).toEqual({ ok: false, error: { kind: 'wrong-code' } });
    expect(await isCodeAwaited(sandbox.origin)).toBe(true);
    expect(await enterCode(sandbox.origin, await shownCode(opened))).toMatchObject({ ok: true });
  });

  test('a code that nobody asked for, or asked for long ago, is not sent anywhere', async () => {
    const { enterCode, isCodeAwaited, signIn } = await background();
    expect(await enterCode(sandbox.origin, 'code')).toEqual({ ok: false, error: { kind: 'mixed-up' } });
    await signIn(sandbox.origin, 'blocks');
    const later = Date.now() + 11 * 60_000;
    vi.spyOn(Date, 'now').mockReturnValue(later);
    expect(await isCodeAwaited(sandbox.origin)).toBe(false);
    expect(await enterCode(sandbox.origin, 'code')).toEqual({ ok: false, error: { kind: 'mixed-up' } });
    expect(tokenRequests()).toEqual([]);
  });
});
