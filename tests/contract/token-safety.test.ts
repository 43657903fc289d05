/** A token goes to the origin that gave it, whatever that origin's answers say. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApiClient } from '../../lib/mastodon-api/client';
import { fetchDomainBlocks } from '../../lib/mastodon-api/domain-blocks';
import { type HttpServer, startHttpServer } from '../doubles/http-server';

const TOKEN = 'a-token-that-is-secret';
const PATH = '/api/v1/domain_blocks';

let elsewhere: HttpServer;
let servers: HttpServer[] = [];

async function start(answer: Parameters<typeof startHttpServer>[0]): Promise<HttpServer> {
  const server = await startHttpServer(answer);
  servers.push(server);
  return server;
}

beforeEach(async () => {
  elsewhere = await start((_, response) => response.end('["elsewhere.example"]'));
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

test.each([
  ['another origin', (other: URL) => `<${other.origin}${PATH}?max_id=1>; rel="next"`],
  ['another origin, without its scheme', (other: URL) => `<//${other.host}${PATH}?max_id=1>; rel=next`],
  ['this host as the name of a user elsewhere', (other: URL) => `<http://127.0.0.1@${other.host}${PATH}?max_id=1>; rel="next"`], // biome-ignore format: a table
  ['an endpoint of another kind', () => `</api/v1/accounts?max_id=1>; rel="next"`],
  ['no address at all', () => '<http://[>; rel="next"'],
  ['another origin behind one that is harmless', (other: URL) => `<${PATH}?since_id=9>; rel="prev", <${other.origin}${PATH}?max_id=1>; rel="next"`], // biome-ignore format: a table
])('a next page at %s is a failure, and nobody there hears of the token', async (_, link) => {
  const home = await start((_request, response) => {
    response.setHeader('link', link(new URL(elsewhere.origin)));
    response.end('["a.example"]');
  });
  const answer = await fetchDomainBlocks(createApiClient(home.origin, TOKEN));
  expect(answer).toMatchObject({ ok: false, error: { kind: 'bad-answer' } });
  expect(elsewhere.received).toEqual([]);
  expect(home.received).toEqual([{ url: `${PATH}?limit=200`, authorization: `Bearer ${TOKEN}` }]);
});

test.each([301, 302, 303, 307, 308])('a redirect by %i is not followed', async (status) => {
  const home = await start((_request, response) => {
    response.writeHead(status, { location: `${elsewhere.origin}${PATH}` });
    response.end();
  });
  const answer = await fetchDomainBlocks(createApiClient(home.origin, TOKEN));
  expect(answer).toMatchObject({ ok: false, error: { kind: 'redirected' } });
  expect(elsewhere.received).toEqual([]);
  expect(home.received).toHaveLength(1);
});

test('a next page of the same list is read, with the token in the header alone', async () => {
  const home = await start((request, response) => {
    if (!request.url?.includes('max_id')) response.setHeader('link', `<${PATH}?max_id=7>; rel="next"`);
    response.end(request.url?.includes('max_id') ? '["b.example"]' : '["a.example"]');
  });
  const answer = await fetchDomainBlocks(createApiClient(home.origin, TOKEN));
  expect(answer).toEqual({ ok: true, value: ['a.example', 'b.example'] });
  expect(home.received.map(({ url }) => url)).toEqual([`${PATH}?limit=200`, `${PATH}?limit=200&max_id=7`]);
});

test('no path leads out of the origin', async () => {
  const client = createApiClient('https://home.example', TOKEN);
  const schema = (await import('zod/mini')).unknown();
  for (const path of ['//elsewhere.example/api', 'https://elsewhere.example/', '\\\\elsewhere.example/'])
    await expect(client.request({ method: 'GET', path, schema })).rejects.toThrow('must not leave');
});
