import { beforeEach, expect, test, vi } from 'vitest';
import type { Permissions } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { enabledOrigins, plannedOrigin } from '../storage/items';
import { readStored, writeStored } from '../storage/stored';

type Script = { readonly id: string; readonly matches?: readonly string[] };

const HOME = 'https://home.example';
const OTHER = 'https://other.example';

/** What the browser knows: it outlives a background. */
let scripts: Script[];
let permitted: Set<string>;
let log: string[];
/** Resolves when the browser may go on registering. */
let registering: Promise<void>;

beforeEach(() => {
  fakeBrowser.reset();
  scripts = [];
  log = [];
  registering = Promise.resolve();
  permitted = new Set([`${HOME}/*`, `${OTHER}/*`]);
  const scripting = {
    getRegisteredContentScripts: async () => scripts,
    unregisterContentScripts: async () => {
      log.push('unregistered');
      scripts = [];
    },
    registerContentScripts: async (added: Script[]) => {
      await registering;
      scripts.push(...added);
      log.push('registered');
    },
    updateContentScripts: async (changed: Script[]) => {
      scripts = changed;
      log.push('updated');
    },
    insertCSS: async () => undefined,
    executeScript: async () => void log.push('run'),
  };
  const permissions = {
    contains: async ({ origins = [] }: Permissions.Permissions) =>
      origins.every((origin) => permitted.has(origin)),
    remove: async ({ origins = [] }) => origins.every((origin) => permitted.delete(origin)),
  };
  Object.assign(fakeBrowser, { scripting, permissions });
  fakeBrowser.storage.onChanged.addListener((changes) => {
    if (enabledOrigins.key in changes) log.push('told');
  });
});

/** A background just started: what another one held in memory is gone. */
async function startBackground() {
  vi.resetModules();
  return import('./content-scripts');
}

const matches = () => scripts.map((script) => script.matches);

test('a server is told to be on when its scripts are registered, and not before', async () => {
  const { enableServer } = await startBackground();
  let goOn = (): void => undefined;
  registering = new Promise((resolve) => {
    goOn = resolve;
  });
  const answer = enableServer(HOME);
  await vi.waitFor(() => expect(log).toContain('unregistered'));
  expect(await readStored(enabledOrigins)).toEqual([]);
  goOn();
  expect(await answer).toEqual({ ok: true, value: { reloadNeeded: false } });
  expect(log).toEqual(['unregistered', 'registered', 'told']);
  expect(matches()).toEqual([[`${HOME}/*`], [`${HOME}/*`]]);
});

test('what could not be registered is not on, and the next start of the background goes on with it', async () => {
  await writeStored(plannedOrigin, HOME);
  registering = Promise.reject(new Error('stopped'));
  registering.catch(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  expect(await (await startBackground()).enableServer(HOME)).toEqual({ ok: false, error: 'refused' });
  expect(await readStored(enabledOrigins)).toEqual([]);
  registering = Promise.resolve();
  await (await startBackground()).enablePlannedServer();
  expect(await readStored(enabledOrigins)).toEqual([HOME]);
  expect(scripts).toHaveLength(2);
  expect(await readStored(plannedOrigin)).toBe('');
});

test('the permission and the popup together run the scripts of an open tab once', async () => {
  const { enableServer, enablePlannedServer } = await startBackground();
  await writeStored(plannedOrigin, HOME);
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
  const [, answer] = await Promise.all([enablePlannedServer(), enableServer(HOME)]);
  expect(answer).toEqual({ ok: true, value: { reloadNeeded: true } });
  expect(log.filter((entry) => entry === 'run')).toHaveLength(2);
});

test('a further server, and a start of the browser, never leave pages without scripts', async () => {
  const { enableServer, syncContentScripts } = await startBackground();
  await enableServer(HOME);
  log.length = 0;
  await enableServer(OTHER);
  await syncContentScripts();
  expect(log).toEqual(['updated', 'told', 'updated']);
  expect(matches()[0]).toEqual([`${HOME}/*`, `${OTHER}/*`]);
});

test('a server whose permission was taken away is off, and so are its scripts', async () => {
  const { enableServer, syncContentScripts, disableServer } = await startBackground();
  await enableServer(HOME);
  await enableServer(OTHER);
  permitted.delete(`${HOME}/*`);
  await syncContentScripts();
  expect(matches()[0]).toEqual([`${OTHER}/*`]);
  expect(await readStored(enabledOrigins)).toEqual([OTHER]);
  await disableServer(OTHER);
  expect(scripts).toEqual([]);
  expect(permitted.size).toBe(0);
});

test('without a permission nothing is registered', async () => {
  const { enableServer } = await startBackground();
  permitted.clear();
  expect(await enableServer(HOME)).toEqual({ ok: false, error: 'not-permitted' });
  expect(log).toEqual([]);
});
