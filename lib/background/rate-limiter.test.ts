import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import '../../tests/doubles/web-locks';
import type { ApiClient } from '../mastodon-api/client';
import { failed } from '../rules/result';

const KEY = 'me@home.example';
const HOUR = 3_600_000;
const FOLLOW = { method: 'POST', path: '/api/v1/accounts/1/follow', schema: z.unknown() } as const;
const BLOCK = { method: 'POST', path: '/api/v1/domain_blocks', schema: z.unknown() } as const;

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));

/** A browser that has just started, on the database of the one before. */
async function startBrowser() {
  vi.resetModules();
  fakeBrowser.reset();
  const { limited } = await import('./rate-limiter');
  const { openDatabase } = await import('./database');
  return { limited, database: await openDatabase() };
}

/** A server that allows no more requests before `retryAt`, and counts those it got. */
function exhausted(retryAt: number): ApiClient & { readonly request: ReturnType<typeof vi.fn> } {
  const request = vi.fn().mockResolvedValue(failed({ kind: 'rate-limited', status: 429, retryAt }));
  return { origin: 'https://home.example', request };
}

test('a limit holds after a restart of the browser, without asking the server again', async () => {
  const retryAt = Date.now() + 20 * HOUR;
  const server = exhausted(retryAt);
  const before = await startBrowser();
  await before.limited(KEY, 0, server).request(FOLLOW);
  before.database.close();

  const { limited } = await startBrowser();
  const answer = await limited(KEY, 0, server).request(FOLLOW);
  expect(answer).toEqual({ ok: false, error: { kind: 'rate-limited', retryAt } });
  expect(server.request).toHaveBeenCalledTimes(1);
  // Another limit, and another account, are free.
  await limited(KEY, 0, server).request(BLOCK);
  await limited('other@home.example', 0, server).request(FOLLOW);
  expect(server.request).toHaveBeenCalledTimes(3);
});

test.each([
  ['a window that has ended', { follow: { remaining: 0, resetAt: Date.now() - 1 } }],
  ['a window of no real limit', { follow: { remaining: 0, resetAt: Date.now() + 30 * 24 * HOUR } }],
  ['something else', { follow: { remaining: 'none', resetAt: null } }],
])('%s that was kept holds nothing up, and is gone with the next request', async (_, kept) => {
  const { limited, database } = await startBrowser();
  await database.put('limits', kept as never, KEY);
  const retryAt = Date.now() + HOUR;
  const server = exhausted(retryAt);
  await limited(KEY, 0, server).request(BLOCK);
  expect(server.request).toHaveBeenCalledTimes(1);
  expect(await database.get('limits', KEY)).toEqual({ any: { remaining: 0, resetAt: retryAt } });
});
