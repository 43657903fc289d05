/**
 * What every end-to-end test starts from: a browser with the production build, a sandbox, and the way a new user goes.
 *
 *     test('…', async ({ web, sandbox, home }) => { … })
 *
 * `web` is Chromium or Firefox by the project that runs; `sandbox` a fresh server; `home` the sandbox's home
 * timeline in a tab, with Sluice turned on by the real button and permission. After each test: no error in any
 * console, and no host asked for but the sandbox's.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/sandbox.ts';
import type { LaunchOptions, TestBrowser, TestPage } from './browsers/browser';
import { waitFor } from './browsers/browser';
import { startChromium } from './browsers/chromium';
import { startFirefox } from './browsers/firefox';
import { startOutsideWorld } from './browsers/outside-world';
import { turnOnServer } from './turn-on';

export { expect } from '@playwright/test';
export type { TestBrowser, TestPage } from './browsers/browser';
export { pause, waitFor } from './browsers/browser';
export { turnOnServer } from './turn-on';

interface Fixtures {
  /** Options for this file or test: `test.use({ sandboxOptions: { statuses: 400 } })`. */
  readonly sandboxOptions: SandboxOptions;
  readonly browserOptions: Omit<LaunchOptions, 'proxyPort'>;
  /** Errors that a test provokes on purpose. */
  readonly expectedErrors: readonly RegExp[];
  readonly sandbox: Sandbox;
  readonly web: TestBrowser;
  readonly home: TestPage;
}

export const test = base.extend<Fixtures>({
  sandboxOptions: [{}, { option: true }],
  browserOptions: [{}, { option: true }],
  expectedErrors: [[], { option: true }],
  sandbox: async ({ sandboxOptions }, use) => {
    const sandbox = await startSandbox(sandboxOptions);
    await use(sandbox);
    await sandbox.close();
  },
  web: async ({ browserOptions, expectedErrors, sandbox }, use, info) => {
    // Named so that it outlives the browser: a page whose server goes away has errors to tell of.
    void sandbox;
    const outside = await startOutsideWorld();
    const browser = await launch(info.project.name, { ...browserOptions, proxyPort: outside.port });
    await use(browser);
    const errors = await browser.errors();
    await browser.close();
    await outside.close();
    expect(errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)))).toEqual([]);
    expect(outside.hosts()).toEqual([]);
  },
  home: async ({ web, sandbox }, use) => {
    await turnOnServer(web, sandbox.origin);
    const page = await web.newPage(`${sandbox.origin}/home`);
    await waitForPosts(page);
    await use(page);
  },
});

function launch(project: string, options: LaunchOptions): Promise<TestBrowser> {
  const name = project === 'firefox' ? 'firefox' : 'chromium';
  const executable = findBrowser(name);
  if (!executable) throw new Error(`No ${name} was found: npm test installs one`);
  if (name === 'firefox') return startFirefox(executable, built('firefox-mv3'), options);
  return startChromium(executable, built('chrome-mv3'), options);
}

function built(name: string): string {
  const folder = resolve('.output', name);
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run npm run build first`);
  return folder;
}

/** Waits until the page has drawn its first posts. */
export async function waitForPosts(page: TestPage): Promise<void> {
  await waitFor('posts', () => page.evaluate(() => document.querySelector('article .status__info') !== null));
}
