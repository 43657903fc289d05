/** Chromium, Chrome or Edge with the production build, driven by Playwright. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import type { Browser } from 'webextension-polyfill';
import { type LaunchOptions, pause, type TestBrowser, type TestPage, waitFor } from './browser';
import { pressOnDisplay } from './display';

/** In pages of the extension; Chromium's `action.openPopup` is newer than the polyfill's types. */
declare const chrome: Browser & { action: { openPopup(): Promise<void> } };

/** What a page has cost its main thread, in ms of processor time. */
export interface PageCost {
  readonly script: number;
  readonly style: number;
  readonly layout: number;
}

export interface ChromiumBrowser extends TestBrowser {
  /** Counts from here on what a tab costs; the result says how much it was so far. */
  watchCost(page: TestPage): Promise<() => Promise<PageCost>>;
  /** Notes from here on each run of the extension's code in a tab; the result gives them, in ms, oldest first. */
  watchOwnRuns(page: TestPage): Promise<() => Promise<readonly number[]>>;
}

/** Nothing tells when the browser shows a question of its own; it takes a fraction of this. */
const QUESTION_MS = 3000;

/** Starts the browser with the extension that was built into `extensionFolder`. */
export async function startChromium(
  executablePath: string,
  extensionFolder: string,
  options: LaunchOptions,
): Promise<ChromiumBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'sluice-chromium-'));
  const errors: string[] = [];
  const tabs = new WeakMap<TestPage, Page>();
  const isHeaded = options.headed ?? options.display !== undefined;
  let context = await launch();
  let extensionId = await idOf(context);

  async function launch(): Promise<BrowserContext> {
    const started = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: !isHeaded,
      viewport: isHeaded ? null : { width: 1280, height: 900 },
      colorScheme: options.colourScheme ?? 'light',
      reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
      forcedColors: options.forcedColours ? 'active' : 'none',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        `--lang=${options.locale ?? 'en'}`,
        `--disable-extensions-except=${extensionFolder}`,
        `--load-extension=${extensionFolder}`,
        `--proxy-server=127.0.0.1:${options.proxyPort}`,
        '--proxy-bypass-list=127.0.0.1;localhost',
      ],
      env: {
        ...process.env,
        LANGUAGE: options.locale ?? 'en',
        ...(options.display && { DISPLAY: options.display }),
      },
    });
    started.setDefaultTimeout(10_000);
    started.on('weberror', (error) => errors.push(String(error.error())));
    started.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
    });
    return started;
  }

  const extensionUrl = (path: string) => `chrome-extension://${extensionId}/${path}`;
  async function newPage(url = 'about:blank'): Promise<TestPage> {
    const page = await context.newPage();
    const test = testPage(page);
    tabs.set(test, page);
    if (url !== 'about:blank') await test.goto(url);
    return test;
  }
  async function onExtensionsPage(run: string): Promise<void> {
    const page = await context.newPage();
    await page.goto('chrome://extensions/');
    await page.evaluate(run);
    await page.close();
  }

  /** Does something that makes the browser ask, and presses keys once its question is there. */
  async function answering(act: () => Promise<void>, keys: readonly string[]): Promise<void> {
    await act();
    await pause(QUESTION_MS);
    pressOnDisplay(options.display ?? '', keys);
  }

  return {
    name: 'chromium',
    newPage,
    extensionUrl,
    extensionPage: (path) => newPage(extensionUrl(path)),
    async allowing(origin, act) {
      // The focus is on "Deny" first.
      if (options.display) return answering(act, ['Tab', 'Return']);
      // The question itself cannot be answered without a display; granted beforehand, it is not put.
      const grant = [extensionId, patternOf(origin)].map((part) => JSON.stringify(part)).join();
      await onExtensionsPage(`chrome.developerPrivate.addHostPermission(${grant})`);
      await act();
    },
    async denying(act) {
      if (!options.display) throw new Error('Chromium without a display cannot be told no');
      await answering(act, ['Escape']);
    },
    async revoke(origin) {
      const page = await newPage(extensionUrl('popup.html'));
      await page.evaluate((pattern) => chrome.permissions.remove({ origins: [pattern] }), patternOf(origin));
      await page.close();
    },
    async killBackground() {
      const open = context.pages().find((page) => page.url().startsWith(extensionUrl('')));
      // A page that is opened for this talks to the background first: one that is open already does not.
      const page = open ?? (await context.newPage());
      if (!open) await page.goto(extensionUrl('popup.html'));
      const session = await context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
      if (!open) await page.close();
    },
    async authWindow(act) {
      const [page] = await Promise.all([context.waitForEvent('page', { timeout: 15_000 }), act()]);
      await page.waitForLoadState();
      return testPage(page);
    },
    async popupScreenshot(over, file) {
      await over.bringToFront();
      const page = await context.newPage();
      await page.goto(extensionUrl('popup.html'));
      await over.bringToFront();
      const session = await context.newCDPSession(page);
      await page.evaluate(() => chrome.action.openPopup());
      const picture = await pictureOfPopup(session, extensionUrl('popup.html'), options);
      await writeFile(file, picture);
      await page.close();
    },
    async watchOwnRuns(page) {
      const tab = tabs.get(page);
      if (!tab) throw new Error('Only tabs of newPage can be watched');
      const session = await context.newCDPSession(tab);
      const events: TraceEvent[] = [];
      session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
      const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] },
      });
      return async () => {
        await session.send('Tracing.end');
        await ended;
        await session.detach();
        return ownRuns(events);
      };
    },
    async watchCost(page) {
      const tab = tabs.get(page);
      if (!tab) throw new Error('Only tabs of newPage can be watched');
      const session = await context.newCDPSession(tab);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      const start = await costSoFar(session);
      return async () => {
        const end = await costSoFar(session);
        return {
          script: end.script - start.script,
          style: end.style - start.style,
          layout: end.layout - start.layout,
        };
      };
    },
    errors: async () => errors,
    async restart() {
      await context.close();
      context = await launch();
      extensionId = await idOf(context);
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function idOf(context: BrowserContext): Promise<string> {
  const worker =
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
  return new URL(worker.url()).host;
}

/** Patterns for Chromium's own list of granted hosts; the port counts for nothing there. */
function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

function testPage(page: Page): TestPage {
  return {
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    url: async () => page.url(),
    evaluate: (run, arg) => page.evaluate(run as never, arg as never),
    // Its own value may be anything, and need not be handed over.
    addScript: (source) => page.evaluate(`${source};undefined`),
    click: (selector) => page.locator(selector).first().click(),
    fill: (selector, text) => page.locator(selector).first().fill(text),
    press: (key) => page.keyboard.press(key),
    screenshot: async (path) => void (await page.screenshot({ path })),
    setSize: (width, height) => page.setViewportSize({ width, height }),
    bringToFront: () => page.bringToFront(),
    setColours: (colorScheme, forced) =>
      page.emulateMedia({ colorScheme, forcedColors: forced ? 'active' : 'none' }),
    accessibleNames: (role) => accessibleNames(page, role),
    close: () => page.close(),
  };
}

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  /** Begin and length, in µs. */
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

/**
 * How long each call from the browser into code of an extension took, in ms; what it calls itself is part of that. Not so
 * the layout that it asks for: the browser would do that a moment later for the page.
 */
function ownRuns(events: readonly TraceEvent[]): number[] {
  const calls = events.filter(({ name, args }) => {
    const isCall = name === 'FunctionCall' || name === 'EvaluateScript';
    return isCall && args?.data?.url?.startsWith('chrome-extension://');
  });
  const layouts = events.filter(({ name }) => name === 'Layout' || name === 'UpdateLayoutTree');
  const isWithin = (inner: TraceEvent, outer: TraceEvent) =>
    inner !== outer &&
    inner.tid === outer.tid &&
    inner.ts >= outer.ts &&
    inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0);
  return calls
    .filter((call) => !calls.some((other) => isWithin(call, other)))
    .map((call) => {
      const within = layouts.filter((layout) => isWithin(layout, call));
      return within.reduce((left, { dur = 0 }) => left - dur, call.dur ?? 0) / 1000;
    });
}

async function costSoFar(session: CDPSession): Promise<PageCost> {
  const { metrics } = await session.send('Performance.getMetrics');
  const ms = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return { script: ms('ScriptDuration'), style: ms('RecalcStyleDuration'), layout: ms('LayoutDuration') };
}

/** Playwright does not list a toolbar popup as a page: it is found, told the colours and pictured by hand. */
async function pictureOfPopup(session: CDPSession, url: string, options: LaunchOptions): Promise<Buffer> {
  const own = (await session.send('Target.getTargetInfo')).targetInfo.targetId;
  const popup = await waitFor('the popup', async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find((target) => target.url === url && target.targetId !== own);
  });
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: popup.targetId,
    flatten: false,
  });
  let sent = 0;
  const ask = (method: string, params: object = {}) =>
    new Promise<{ result: Record<string, unknown> }>((resolve) => {
      sent += 1;
      const id = sent;
      const listen = ({ message }: { message: string }) => {
        const answer = JSON.parse(message);
        if (answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', listen);
        resolve(answer);
      };
      session.on('Target.receivedMessageFromTarget', listen);
      void session.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method, params }),
      });
    });
  await ask('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: options.colourScheme ?? 'light' }],
  });
  await pause(400);
  const { result } = await ask('Page.captureScreenshot', { format: 'png' });
  await ask('Runtime.evaluate', { expression: 'window.close()' });
  return Buffer.from(String(result['data']), 'base64');
}

async function accessibleNames(page: Page, role: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const names: string[] = [];
  const visit = (id: string) => {
    const node = byId.get(id);
    if (node?.role?.value === role) names.push(String(node.name?.value ?? ''));
    for (const child of node?.childIds ?? []) visit(child);
  };
  const root = nodes.find(({ parentId }) => parentId === undefined);
  if (root) visit(root.nodeId);
  return names;
}
