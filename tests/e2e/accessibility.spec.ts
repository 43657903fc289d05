/** What axe finds on the popup, on every page of the dashboard, and on what Sluice adds to a page, in light and dark. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, pause, type TestPage, test, waitFor } from './harness';
import { signIn } from './sign-in';

test.skip(
  () => test.info().project.name !== 'chromium',
  'Firefox lets nothing be run in pages of extensions',
);

const PAGES = ['#blocks', '#import', '#snapshots', '#jobs', '#limits', '#marks', '#settings'];

declare const axe: {
  run(context: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
};

/** Faults within what a selector finds, each with where it is. */
async function faults(page: TestPage, selector: string): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate((script) => {
    // biome-ignore lint/security/noGlobalEval: a test brings its tool along; the page's policy does not hold here
    globalThis.eval(script);
  }, source);
  return page.evaluate(async (wanted) => {
    const { violations } = await axe.run({ include: [wanted] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, selector);
}

for (const colourScheme of ['light', 'dark'] as const)
  test.describe(colourScheme, () => {
    test.use({ browserOptions: { colourScheme } });

    test('axe finds nothing on the page and the card', async ({ home, sandbox }) => {
      sandbox.pushLateStatus();
      const badge = 'article button[data-sluice-network]';
      await waitFor('a badge', () => home.evaluate((one) => document.querySelector(one) !== null, badge));
      await pause(500);
      expect(await faults(home, '[data-sluice]')).toEqual([]);
      await home.click(badge);
      await waitFor('the card', () => home.evaluate(() => document.querySelector('.sluice-card') !== null));
      expect(await faults(home, '.sluice-card')).toEqual([]);
    });

    test('axe finds nothing on the popup and the dashboard', async ({ web, home }) => {
      expect(await home.url()).toContain('/home');
      const popup = await web.extensionPage('popup.html');
      await waitFor('the popup', () => popup.evaluate(() => document.querySelector('main') !== null));
      expect(await faults(popup, 'body')).toEqual([]);
      const dashboard = await web.extensionPage('options.html');
      await signIn(web, dashboard);
      for (const hash of PAGES) {
        await dashboard.evaluate((at) => {
          location.hash = at;
        }, hash);
        await pause(300);
        expect({ hash, found: await faults(dashboard, 'body') }).toEqual({ hash, found: [] });
      }
    });
  });
