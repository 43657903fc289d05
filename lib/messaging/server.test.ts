import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ok } from '../rules/result';
import { type Handlers, serve } from './server';

const HOME = 'https://home.example';
const OWN = fakeBrowser.runtime.getURL('/').replace(/\/$/, '');
const id = fakeBrowser.runtime.id;

const handler = vi.fn(() => ok(null));
const handlers = new Proxy({}, { get: () => handler }) as Handlers;

beforeEach(() => {
  fakeBrowser.reset();
  handler.mockClear();
  serve(handlers, async (origin) => origin === HOME);
});

async function post(message: unknown, sender: object): Promise<unknown> {
  const [answer] = await fakeBrowser.runtime.onMessage.trigger(message, sender as never, () => undefined);
  return answer;
}

const turnOff = { name: 'disableServer', request: { origin: HOME } };
const report = { name: 'reportHealth', request: { adapter: 'mastodon', unavailable: {} } };

describe('the background', () => {
  test('answers our own pages', async () => {
    expect(await post(turnOff, { id, origin: OWN })).toEqual(ok(null));
    expect(handler).toHaveBeenCalledWith({ origin: HOME }, { origin: OWN });
  });

  test('answers page scripts of enabled servers where a page may ask', async () => {
    expect(await post(report, { id, origin: HOME, tab: { id: 7 } })).toEqual(ok(null));
    expect(handler).toHaveBeenCalledWith(report.request, { origin: HOME, tabId: 7 });
  });

  test.each([
    ['a page script asks for what only our pages may', turnOff, { id, origin: HOME }],
    ['the server is not enabled', report, { id, origin: 'https://other.example' }],
    ['the sender is another extension', turnOff, { id: 'another', origin: OWN }],
    ['the sender has no origin', turnOff, { id }],
    ['the message is unknown', { name: 'token', request: {} }, { id, origin: OWN }],
    [
      'the message is named like a member of every object',
      { name: 'constructor', request: {} },
      { id, origin: OWN },
    ],
    ['the message is none', 'disableServer', { id, origin: OWN }],
    ['the request has another shape', { name: 'disableServer', request: { origin: 5 } }, { id, origin: OWN }],
    [
      'the origin is none',
      { name: 'enableServer', request: { origin: 'javascript:alert(1)' } },
      { id, origin: OWN },
    ],
  ])('refuses if %s', async (_, message, sender) => {
    await expect(post(message, sender)).rejects.toThrow(/refused/i);
    expect(handler).not.toHaveBeenCalled();
  });
});
