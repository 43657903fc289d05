/** Each way in which a server can fail, from its answer to what the person reads and what work does about it. */
import type { ServerResponse } from 'node:http';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type ApiFailure, isPassing } from '../../lib/mastodon-api/api-failure';
import { createApiClient } from '../../lib/mastodon-api/client';
import { fetchDomainBlocks } from '../../lib/mastodon-api/domain-blocks';
import { type HttpServer, startHttpServer } from '../doubles/http-server';

interface Case {
  readonly what: string;
  readonly answer: (response: ServerResponse) => unknown;
  readonly failure: Partial<ApiFailure>;
  /** Whether work tries again by itself. */
  readonly isPassing: boolean;
  readonly words: string;
}

const RESET = new Date(Date.UTC(2026, 10, 24, 12)).toISOString();

/** Mastodon's own answers (`error_handling.rb`, `rack_attack.rb`, 4.2 to 4.7), and what stands in front of a server. */
const CASES: readonly Case[] = [
  {
    what: '401',
    answer: refusal(401, 'The access token was revoked'),
    failure: { kind: 'unauthorized' },
    isPassing: false,
    words: 'Your sign-in at home.example has ended. Sign in again. It says: “The access token was revoked”',
  },
  {
    what: '403 for want of a scope',
    answer: refusal(403, 'This action is outside the authorized scopes'),
    failure: { kind: 'missing-scope' },
    isPassing: false,
    words:
      'Your sign-in at home.example does not cover this. You would have to allow it there. ' +
      'It says: “This action is outside the authorized scopes”',
  },
  {
    what: '403 for what the account may not do',
    answer: refusal(403, 'Your login is currently disabled'),
    failure: { kind: 'forbidden' },
    isPassing: false,
    words: 'home.example does not allow this. It says: “Your login is currently disabled”',
  },
  {
    what: '404 where there is no such API',
    answer: refusal(404),
    failure: { kind: 'not-found' },
    isPassing: false,
    words: 'home.example does not offer this.',
  },
  {
    what: '422',
    answer: refusal(422, 'Validation failed: Domain is not valid'),
    failure: { kind: 'unprocessable' },
    isPassing: false,
    words: 'home.example does not accept this. It says: “Validation failed: Domain is not valid”',
  },
  {
    what: '429',
    answer: refusal(429, undefined, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': RESET }),
    failure: { kind: 'rate-limited', retryAt: Date.parse(RESET) },
    isPassing: true,
    words:
      'home.example asks to wait. It allows only so many requests in a while. ' +
      `Try again after ${new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(RESET))}.`,
  },
  {
    what: '503 with the web page of a proxy',
    answer: (response) => response.writeHead(503).end('<h1>Service Unavailable</h1>'),
    failure: { kind: 'server', status: 503 },
    isPassing: true,
    words: 'home.example has trouble. Try again in a while.',
  },
  {
    what: 'a web page in place of JSON',
    answer: (response) => response.end('<!doctype html><title>Welcome</title>'),
    failure: { kind: 'bad-answer', status: 200 },
    isPassing: true,
    words: 'home.example answered with something that Sluice does not understand.',
  },
  {
    what: 'a captive portal that leads elsewhere',
    answer: (response) => response.writeHead(302, { location: 'http://portal.example/' }).end(),
    failure: { kind: 'redirected' },
    isPassing: true,
    words: 'home.example leads to another place. Does your network ask you to sign in first?',
  },
  {
    what: 'a connection that breaks',
    answer: (response) => response.destroy(),
    failure: { kind: 'network' },
    isPassing: true,
    words: 'home.example cannot be reached. Check your connection.',
  },
];

function refusal(status: number, error?: string, headers: Record<string, string> = {}) {
  return (response: ServerResponse) =>
    response.writeHead(status, headers).end(error === undefined ? '' : JSON.stringify({ error }));
}

let server: HttpServer | undefined;

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(RESET) - 60_000 });
});
afterEach(async () => {
  vi.useRealTimers();
  await server?.close();
  server = undefined;
});

/** The sentence for a failure, in the words of a language. */
async function speaking(language: string): Promise<(failure: ApiFailure) => string> {
  const messages = await parseMessagesFile(`locales/${language}.yml`);
  const texts = new Map(
    messages.map((message) => [message.key.join('_'), 'message' in message ? message.message : '']),
  );
  const getMessage = (key: string, parts: string[] = []) =>
    (texts.get(key) ?? '').replace(/\$(\d)/g, (_, place: string) => parts[Number(place) - 1] ?? '');
  Object.assign(fakeBrowser, { i18n: { getMessage } });
  const { failureText } = await import('../../components/failure-text');
  return (failure) => failureText(failure, 'home.example');
}

test.each(CASES)(
  '$what is said in words of its own',
  async ({ answer, failure, isPassing: passes, words }) => {
    server = await startHttpServer((_, response) => void answer(response));
    const answered = await fetchDomainBlocks(createApiClient(server.origin, 'token'));
    if (answered.ok) throw new Error('no failure');
    expect(answered.error).toMatchObject(failure);
    expect(isPassing(answered.error)).toBe(passes);
    expect((await speaking('en'))(answered.error)).toBe(words);
  },
);

test('a server that takes too long is said to', async () => {
  const never = vi.fn<typeof fetch>().mockRejectedValue(new DOMException('', 'TimeoutError'));
  const answered = await fetchDomainBlocks(createApiClient('https://home.example', 'token', never));
  expect(answered).toEqual({ ok: false, error: { kind: 'timeout' } });
  expect(isPassing({ kind: 'timeout' })).toBe(true);
  expect((await speaking('en'))({ kind: 'timeout' })).toBe('home.example took too long to answer.');
});

test.each(['en', 'de', 'ar'])('no two failures sound alike in %s', async (language) => {
  const say = await speaking(language);
  const kinds = [...CASES.flatMap(({ failure }) => failure.kind ?? []), 'timeout' as const];
  const sentences = kinds.map((kind) => say({ kind }));
  expect(sentences.every((sentence) => sentence.includes('home.example'))).toBe(true);
  expect(new Set(sentences).size).toBe(kinds.length);
});
