// @vitest-environment jsdom
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TAP_EVENTS } from './tap-channel';
import { tapPage } from './tap-page';

const STATUSES = [
  {
    id: '10',
    created_at: '2026-11-23T10:00:00.000Z',
    account: { id: '1', acct: 'ann@threads.net' },
    content: 'x',
  },
];

let server: Server;
let page: JSDOM['window'];
let handed: string[];

beforeEach(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', request.url?.includes('html') ? 'text/html' : 'application/json');
    const body = request.url?.includes('empty') ? [] : STATUSES;
    response.end(request.url?.includes('broken') ? '{"id":' : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  page = new JSDOM('', { url: `http://127.0.0.1:${port}/home` }).window;
  handed = [];
  page.document.addEventListener(TAP_EVENTS.facts, (event) => handed.push((event as CustomEvent).detail));
});

afterEach(() => {
  page.close();
  server.close();
});

function tap(): void {
  tapPage(page as unknown as Window & typeof globalThis);
}

function hello(): void {
  page.document.dispatchEvent(new page.Event(TAP_EVENTS.hello));
}

function get(path: string): Promise<string> {
  return new Promise((resolve) => {
    const request = new page.XMLHttpRequest();
    request.open('GET', path);
    request.addEventListener('loadend', () => resolve(request.responseText));
    request.send();
  });
}

test('hands over what the page is sent by XMLHttpRequest, also what came before anybody listened', async () => {
  tap();
  const answer = await get('/api/v1/timelines/home');
  expect(JSON.parse(answer)).toEqual(STATUSES);
  expect(handed).toEqual([]);
  hello();
  await get('/api/v1/timelines/home');
  expect(handed).toHaveLength(2);
  expect(JSON.parse(handed[0] ?? '').statuses[0]).toEqual({
    id: '10',
    created_at: '2026-11-23T10:00:00.000Z',
    account: { id: '1', acct: 'ann@threads.net' },
  });
});

test.each(['/api/v1/custom_emojis', '/api/v1/timelines/html', '/api/v1/timelines/broken', '/other.json'])(
  'hands over nothing of %s',
  async (path) => {
    tap();
    hello();
    await get(path);
    expect(handed).toEqual([]);
  },
);

test('tells whose thread an answer is, also of one without replies', async () => {
  tap();
  hello();
  await get('/api/v1/statuses/10/context?empty');
  expect(handed.map((message) => JSON.parse(message))).toEqual([
    { statuses: [], accounts: [], threadOf: '10' },
  ]);
});

test('looks native to the page', () => {
  const { WebSocket } = page;
  tap();
  expect(page.XMLHttpRequest.prototype.open.name).toBe('open');
  expect(page.XMLHttpRequest.prototype.open).toHaveLength(2);
  expect(page.WebSocket.OPEN).toBe(1);
  const socket = new page.WebSocket('ws://127.0.0.1:9/');
  expect(socket).toBeInstanceOf(page.WebSocket);
  expect(socket).toBeInstanceOf(WebSocket);
  expect(socket.constructor).toBe(page.WebSocket);
  expect(() => new page.WebSocket('no address')).toThrow(page.DOMException);
});

test('reads the payload of streaming frames', () => {
  tap();
  hello();
  const socket = new page.WebSocket('ws://127.0.0.1:9/');
  const frame = { stream: ['user'], event: 'update', payload: JSON.stringify(STATUSES[0]) };
  socket.dispatchEvent(new page.MessageEvent('message', { data: JSON.stringify(frame) }));
  socket.dispatchEvent(new page.MessageEvent('message', { data: '{"event":"delete","payload":"10"}' }));
  expect(handed).toHaveLength(1);
});

test('puts everything back as it was', async () => {
  const { WebSocket, XMLHttpRequest } = page;
  const { open } = XMLHttpRequest.prototype;
  tap();
  hello();
  expect(page.XMLHttpRequest.prototype.open).not.toBe(open);
  page.document.dispatchEvent(new page.Event(TAP_EVENTS.off));
  expect(page.XMLHttpRequest.prototype.open).toBe(open);
  expect(page.WebSocket).toBe(WebSocket);
  expect(WebSocket.prototype.constructor).toBe(WebSocket);
  await get('/api/v1/timelines/home');
  expect(handed).toEqual([]);
});

test('does everything once when it is injected twice', async () => {
  tap();
  tap();
  hello();
  await get('/api/v1/timelines/home');
  expect(handed).toHaveLength(1);
});
