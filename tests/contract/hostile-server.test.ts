/** A server that means harm, or is broken, costs a clear failure within bounds of time and memory. */
import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { parseDomain } from '../../lib/fediverse/domain-name';
import { fetchFollowing, verifyCredentials } from '../../lib/mastodon-api/accounts';
import { createApiClient } from '../../lib/mastodon-api/client';
import {
  createDomainBlock,
  fetchDomainBlocks,
  previewDomainBlock,
} from '../../lib/mastodon-api/domain-blocks';
import { fetchInstanceBlocks } from '../../lib/mastodon-api/instance';
import { fetchMetadata } from '../../lib/mastodon-api/oauth';
import { type HttpServer, startHttpServer } from '../doubles/http-server';

const BAD = { ok: false, error: { kind: 'bad-answer' } };

let server: HttpServer;
afterEach(() => server.close());

async function clientOf(answer: Parameters<typeof startHttpServer>[0], fetchImpl?: typeof fetch) {
  server = await startHttpServer(answer);
  return createApiClient(server.origin, 'token', fetchImpl);
}

/** Writes without end, as fast as it is read. */
function pour(response: ServerResponse, chunk: string): void {
  if (response.destroyed) return;
  if (response.write(chunk)) setImmediate(() => pour(response, chunk));
  else response.once('drain', () => pour(response, chunk));
}

test.each([
  ['a page of HTML', '<!doctype html><title>Hotel Wi-Fi</title><h1>Please sign in</h1>'],
  ['half an answer', '["a.example","b.'],
  ['JSON a hundred thousand deep', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['JSON a million deep', '['.repeat(1_000_000)],
  ['a number', '7'],
  ['null', 'null'],
  ['an object', '{"0":"a.example","length":1}'],
  ['entries of other types', '["a.example",7,{"domain":"b.example"}]'],
])('%s in place of a list is a bad answer', async (_, body) => {
  const client = await clientOf((_request, response) => response.end(body));
  expect(await fetchDomainBlocks(client)).toMatchObject(BAD);
});

test('wrong types are a bad answer at every endpoint that is read', async () => {
  const client = await clientOf((_request, response) =>
    response.end(JSON.stringify({ id: 5, acct: [], issuer: 1, following_count: '5', followers_count: null })),
  );
  const domain = parseDomain('a.example');
  if (!domain) throw new Error('no domain');
  for (const answer of await Promise.all([
    verifyCredentials(client),
    fetchFollowing(client, '1'),
    fetchMetadata(client),
    previewDomainBlock(client, domain),
  ]))
    expect(answer).toMatchObject(BAD);
});

test('HTML in place of an answer to a block is not taken for a block', async () => {
  const client = await clientOf((_request, response) => response.end('<h1>Please sign in</h1>'));
  const domain = parseDomain('a.example');
  if (!domain) throw new Error('no domain');
  expect(await createDomainBlock(client, domain)).toMatchObject(BAD);
});

test('a body of 100 MB is given up long before its end', async () => {
  let sent = 0;
  const client = await clientOf((_request, response) => {
    const chunk = '"a.example",'.repeat(10_000);
    response.on('drain', () => {
      sent += chunk.length;
    });
    response.write('[');
    pour(response, chunk);
  });
  const before = process.memoryUsage().rss;
  expect(await fetchInstanceBlocks(client)).toMatchObject(BAD);
  expect(sent).toBeLessThan(60_000_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
});

test('a body that drips without end is given up when its time is over', async () => {
  // The real client waits thirty seconds; the same signal, sooner.
  const hasty: typeof fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(300) });
  const client = await clientOf((_request, response) => {
    response.write('[');
    const drip = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(drip));
  }, hasty);
  expect(await fetchDomainBlocks(client)).toEqual({ ok: false, error: { kind: 'timeout' } });
});

test('a body that breaks off is a broken connection, also where what came of it could be read', async () => {
  const client = await clientOf((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('["a.example"]');
    setTimeout(() => response.destroy(), 50);
  });
  expect(await fetchDomainBlocks(client)).toEqual({ ok: false, error: { kind: 'network' } });
});

test('an answer that never begins is a timeout', async () => {
  const hasty: typeof fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(300) });
  const client = await clientOf(() => {}, hasty);
  expect(await fetchDomainBlocks(client)).toMatchObject({ ok: false, error: { kind: 'timeout' } });
});

test('pages without end are stopped', async () => {
  let page = 0;
  const client = await clientOf((request, response) => {
    page += 1;
    response.setHeader('link', `<${request.url?.split('?')[0]}?max_id=${page}>; rel="next"`);
    response.end(`["host${page}.example"]`);
  });
  expect(await fetchDomainBlocks(client)).toMatchObject(BAD);
  expect(server.received.length).toBeLessThanOrEqual(2_000);
}, 30_000);

test('large pages without end are stopped before they fill the memory', async () => {
  let page = 0;
  const body = JSON.stringify(Array.from({ length: 200 }, (_, index) => `${index}${'x'.repeat(90_000)}`));
  const client = await clientOf((request, response) => {
    page += 1;
    response.setHeader('link', `<${request.url?.split('?')[0]}?max_id=${page}>; rel="next"`);
    response.end(body);
  });
  expect(await fetchDomainBlocks(client)).toMatchObject(BAD);
  expect(server.received.length).toBeLessThan(20);
}, 30_000);

test('a list that leads back to its own page is not taken for a whole one', async () => {
  const client = await clientOf((request, response) => {
    response.setHeader('link', `<${request.url?.split('?')[0]}?max_id=1>; rel="next"`);
    response.end('["a.example"]');
  });
  expect(await fetchDomainBlocks(client)).toMatchObject(BAD);
  expect(server.received).toHaveLength(2);
});

test('names of accounts keep their markup as text, and lose what turns their surroundings around', async () => {
  const client = await clientOf((_request, response) =>
    response.end(
      JSON.stringify([
        {
          id: '1',
          acct: 'eve\u202e@a.example',
          display_name: `<img src=x onerror=alert(1)>\u202e\u2066${'x'.repeat(1_000_000)}`,
        },
      ]),
    ),
  );
  const answer = await fetchFollowing(client, '1');
  const [account] = answer.ok ? answer.value : [];
  expect(account?.display_name).toMatch(/^<img src=x onerror=alert\(1\)> x+$/);
  expect(account?.display_name?.length).toBeLessThanOrEqual(200);
  expect(account?.acct).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

test.each(['../../oauth/revoke', '1/follow?x=', '', 'x'.repeat(1_000)])(
  'an id such as %j, which would lead elsewhere in an address, is no id',
  async (id) => {
    const client = await clientOf((_request, response) =>
      response.end(JSON.stringify([{ id, acct: 'eve@a.example' }])),
    );
    expect(await fetchFollowing(client, '1')).toMatchObject(BAD);
  },
);

test('what a server says of a failure is short and plain', async () => {
  const client = await clientOf((_request, response) => {
    response.statusCode = 422;
    response.end(JSON.stringify({ error: `\u202e<b>no</b>\n${'x'.repeat(5_000)}` }));
  });
  const answer = await fetchDomainBlocks(client);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'unprocessable' } });
  expect(answer.ok ? '' : answer.error.says).toMatch(/^<b>no<\/b> x{1,200}$/);
});

test.each([
  { 'retry-after': '1e300' },
  { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9999-01-01T00:00:00Z' },
])('a limit as in %j ends within a day', async (headers) => {
  const client = await clientOf((_request, response) => {
    response.writeHead(429, headers);
    response.end('{}');
  });
  const answer = await fetchDomainBlocks(client);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'rate-limited' } });
  expect(answer.ok ? Number.NaN : answer.error.retryAt).toBeLessThanOrEqual(Date.now() + 86_400_000);
});
