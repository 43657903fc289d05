/** The list of limited servers as it is kept: with the time since when each entry is known. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { refreshServerLimits } from '../../lib/background/server-limits';
import { serverLimits } from '../../lib/storage/items';
import { readStored } from '../../lib/storage/stored';
import { type HttpServer, startHttpServer } from '../doubles/http-server';
import { createLocks } from '../doubles/web-locks';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 20);

let server: HttpServer;
let answer: { status: number; body: unknown };

beforeEach(async () => {
  fakeBrowser.reset();
  vi.stubGlobal('navigator', { locks: createLocks() });
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  server = await startHttpServer((_request, response) => {
    response.statusCode = answer.status;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer.body));
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  return server.close();
});

const entry = (domain: string, severity = 'silence') => ({ domain, severity, comment: '' });

async function keptAfter(days: number, body: unknown, status = 200) {
  vi.setSystemTime(START + days * DAY);
  answer = { status, body };
  await refreshServerLimits(server.origin);
  const { status: kept, blocks } = await readStored(serverLimits(server.origin));
  return { kept, since: Object.fromEntries(blocks.map((block) => [block.domain, block.knownSince])) };
}

test('an entry is known since it was seen first, and anew when it becomes another kind of limit', async () => {
  await keptAfter(0, [entry('a.example'), entry('b.example')]);
  expect(await keptAfter(2, [entry('a.example'), entry('b.example', 'suspend'), entry('c.example')])).toEqual(
    {
      kept: 'published',
      since: { 'a.example': START, 'b.example': START + 2 * DAY, 'c.example': START + 2 * DAY },
    },
  );
});

test('what a server says of the time itself is not believed', async () => {
  const { since } = await keptAfter(0, [{ ...entry('a.example'), knownSince: 5 }]);
  expect(since).toEqual({ 'a.example': START });
});

test('a server that fails for a day takes nothing of what is known', async () => {
  await keptAfter(0, [entry('a.example')]);
  expect(await keptAfter(2, { error: 'no' }, 503)).toEqual({ kept: 'failed', since: { 'a.example': START } });
  expect((await keptAfter(3, [entry('a.example')])).since).toEqual({ 'a.example': START });
});
