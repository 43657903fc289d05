/** A sandbox with a Chromium on it, for checking that the page behaves as Mastodon's does. */

import { after, before } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox.ts';

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export interface Stage {
  readonly sandbox: Sandbox;
  /** A new page at this path; what goes wrong in it ends up in `problems`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Exceptions and refused loads of all pages so far. */
  readonly problems: string[];
}

/** Sets a stage for the tests of one file and clears it afterwards. */
export function setStage(options: SandboxOptions): () => Stage {
  let stage: Stage | undefined;
  let browser: Browser | undefined;
  before(async () => {
    const sandbox = await startSandbox(options);
    const running = await chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox'] });
    browser = running;
    const problems: string[] = [];
    stage = {
      sandbox,
      problems,
      async open(path, contextOptions = {}) {
        const context = await running.newContext({
          viewport: { width: 1280, height: 900 },
          ...contextOptions,
        });
        const page = await context.newPage();
        page.on('pageerror', (error) => problems.push(error.message));
        page.on('console', (message) => {
          if (message.type() === 'error') problems.push(message.text());
        });
        await page.goto(sandbox.origin + path);
        return page;
      },
    };
  });
  after(async () => {
    await browser?.close();
    await stage?.sandbox.close();
  });
  return () => {
    if (!stage) throw new Error('The stage is set before the first test, not earlier.');
    return stage;
  };
}

/** The ids of a list's posts in the order of their nodes; other entries have names that are no numbers. */
export function entryIds(page: Page): Promise<string[]> {
  return page
    .locator('[role=feed] > article')
    .evaluateAll((articles) =>
      articles.map((article) => article.getAttribute('data-id') ?? '').filter((id) => /^\d+$/.test(id)),
    );
}
