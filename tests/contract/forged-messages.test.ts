/** Messages that no part of the extension would send do nothing: wrong sender, wrong kind, wrong shape. */
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type MessageName, messages } from '../../lib/messaging/protocol';
import { type Handlers, serve } from '../../lib/messaging/server';

const ENABLED = 'https://home.example';
const OWN = 'chrome-extension://test-extension-id';

/** A request of the right shape for every message. */
const REQUESTS: Record<MessageName, unknown> = {
  planToEnable: { origin: ENABLED },
  enableServer: { origin: ENABLED },
  disableServer: { origin: ENABLED },
  reportHealth: { unavailable: {} },
  loadCard: null,
  refreshServerLimits: null,
  setNetworkBadge: { networkId: 'threads', isOn: true },
  setDomainMark: { domain: 'a.example', mark: null },
  openDomainForm: { form: 'block', domain: 'a.example' },
  rememberPosts: { timeline: 'home', seen: ['1'], waiting: [] },
  recallPosts: { timeline: 'home' },
  listAccounts: null,
  signIn: { origin: ENABLED, reach: 'blocks' },
  isCodeAwaited: { origin: ENABLED },
  enterCode: { origin: ENABLED, code: 'x' },
  signOut: { accountKey: 'me@home.example' },
  listDomainBlocks: { accountKey: 'me@home.example' },
  listKnownBlocks: { accountKey: 'me@home.example' },
  previewCounts: { accountKey: 'me@home.example', domain: 'a.example' },
  previewNames: { accountKey: 'me@home.example', domain: 'a.example' },
  listTies: { accountKey: 'me@home.example' },
  blockDomains: { accountKey: 'me@home.example', domains: ['a.example'], title: 'a', withSnapshot: false },
  unblockDomain: { accountKey: 'me@home.example', domain: 'a.example' },
  restoreSnapshot: { snapshotId: 's' },
  listSnapshots: { accountKey: 'me@home.example' },
  deleteSnapshot: { snapshotId: 's' },
  changeJob: { jobId: 'j', change: 'undo' },
  listJobs: { accountKey: 'me@home.example' },
  listSteps: { jobId: 'j' },
  listNotes: { accountKey: 'me@home.example' },
  setBlockNotes: { accountKey: 'me@home.example', notes: [{ domain: 'a.example', note: '', tag: '' }] },
  restoreNotes: { accountKey: 'me@home.example', blocks: [], keeps: 'mine' },
  wipeEverything: null,
};
const NAMES = Object.keys(messages) as MessageName[];
const called: [MessageName, unknown][] = [];

beforeEach(() => {
  fakeBrowser.reset();
  called.length = 0;
  const recorder = new Proxy({} as Handlers, {
    get: (_, name: MessageName) => (request: unknown) => {
      called.push([name, request]);
      return { ok: true, value: null };
    },
  });
  serve(recorder, async (origin) => origin === ENABLED);
});

const own = { id: 'test-extension-id', origin: OWN, url: `${OWN}/popup.html` };
const contentScript = { id: 'test-extension-id', origin: ENABLED, url: `${ENABLED}/home`, tab: { id: 1 } };

/** Whether the message was taken: the answer, or a refusal. */
async function arrives(message: unknown, sender: unknown): Promise<boolean> {
  const before = called.length;
  const [answer] = await Promise.allSettled([
    fakeBrowser.runtime.onMessage.trigger(message, sender as never, vi.fn()),
  ]);
  expect(answer?.status === 'fulfilled').toBe(called.length > before);
  return called.length > before;
}

test.each(NAMES)('%s is taken from our own pages', async (name) => {
  expect(await arrives({ name, request: REQUESTS[name] }, own)).toBe(true);
});

test.each([
  ['another extension', { ...own, id: 'another-extension-id', origin: 'chrome-extension://another' }],
  ['another extension that says it is a page of ours', { ...own, id: 'another-extension-id' }],
  ['a page without a content script of ours', { origin: ENABLED, url: `${ENABLED}/home` }],
  ['a server that is not turned on', { ...contentScript, origin: 'https://other.example' }],
  ['a name that begins like the server’s', { ...contentScript, origin: `${ENABLED}.evil.example` }],
  ['a name that ends like ours', { ...contentScript, origin: `https://evil.example/${OWN}` }],
  ['a sandboxed frame', { ...contentScript, origin: 'null' }],
  ['nowhere', { id: 'test-extension-id' }],
  ['an own address without an own origin', { ...contentScript, origin: undefined, url: own.url }],
])('nothing is taken from %s', async (_, sender) => {
  for (const name of NAMES) expect(await arrives({ name, request: REQUESTS[name] }, sender)).toBe(false);
});

test('a content script may send what pages may, and nothing that needs a token or acts at the server', async () => {
  const taken: MessageName[] = [];
  for (const name of NAMES)
    if (await arrives({ name, request: REQUESTS[name] }, contentScript)) taken.push(name);
  expect(taken).toEqual([
    'reportHealth',
    'loadCard',
    'refreshServerLimits',
    'setNetworkBadge',
    'setDomainMark',
    'openDomainForm',
    'rememberPosts',
    'recallPosts',
  ]);
});

test.each([
  undefined,
  null,
  'wipeEverything',
  7,
  [],
  {},
  { name: 'unknown', request: null },
  { name: 'constructor', request: null },
  { name: '__proto__', request: null },
  { name: ['wipeEverything'], request: null },
  { name: 'wipeEverything' },
  { name: 'wipeEverything', request: {} },
  { name: 'signIn', request: { origin: 'javascript:alert(1)//x', reach: 'blocks' } },
  { name: 'signIn', request: { origin: 'https://home.example/path', reach: 'blocks' } },
  { name: 'signIn', request: { origin: ENABLED, reach: 'everything' } },
  { name: 'signIn', request: { origin: ENABLED, reach: 'blocks', isAnother: 'yes' } },
  {
    name: 'blockDomains',
    request: { accountKey: 'me', domains: 'a.example', title: '', withSnapshot: false },
  },
  { name: 'openDomainForm', request: { form: 'settings', domain: 'a.example' } },
  { name: 'setDomainMark', request: { domain: 'a.example', mark: { level: 'badge', colour: 'url(//x)' } } },
  { name: 'enterCode', request: { origin: ENABLED, code: 'with space' } },
  { name: 'enterCode', request: { origin: ENABLED, code: 'x'.repeat(501) } },
  { name: 'blockDomains', request: { accountKey: 'me', domains: [], title: '', withSnapshot: false } },
  { name: 'changeJob', request: { jobId: 'j', change: 'constructor' } },
  {
    name: 'setBlockNotes',
    request: { accountKey: 'me', notes: [{ domain: 'a.example', note: 'x'.repeat(2_001), tag: '' }] },
  },
  {
    name: 'restoreNotes',
    request: { accountKey: 'me', blocks: [{ domain: 'a.example', since: 1e300, source: '' }], keeps: 'mine' },
  },
  { name: 'rememberPosts', request: { timeline: 'home', seen: Array(1_001).fill('1'), waiting: [] } },
])('%j is refused even from our own pages', async (message) => {
  expect(await arrives(message, own)).toBe(false);
});

test('fields that nobody asked for do not reach a handler', async () => {
  const forged =
    '{"name":"signIn","request":{"origin":"https://home.example","reach":"blocks","token":"x","__proto__":{"isAdmin":true}},"sender":{"origin":"x"}}';
  expect(await arrives(JSON.parse(forged), own)).toBe(true);
  expect(called).toEqual([['signIn', { origin: ENABLED, reach: 'blocks' }]]);
  expect(called[0]?.[1]).not.toHaveProperty('isAdmin');
});
