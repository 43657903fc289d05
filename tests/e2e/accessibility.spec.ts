/** What axe finds on the popup, on every page of the dashboard, and on what Sluice adds to a page, in light and dark. */
import { expect, pause, test, waitFor } from './harness';
import { axeFaults } from './page-faults';
import { signIn } from './sign-in';

test.skip(
  () => test.info().project.name !== 'chromium',
  'Firefox lets nothing be run in pages of extensions',
);

const PAGES = ['#blocks', '#import', '#snapshots', '#jobs', '#limits', '#marks', '#settings'];

for (const colourScheme of ['light', 'dark'] as const)
  test.describe(colourScheme, () => {
    test.use({ browserOptions: { colourScheme } });

    test('axe finds nothing on the page and the card', async ({ home, sandbox }) => {
      sandbox.pushLateStatus();
      const badge = 'article button[data-sluice-network]';
      await waitFor('a badge', () => home.evaluate((one) => document.querySelector(one) !== null, badge));
      await pause(500);
      expect(await axeFaults(home, '[data-sluice]')).toEqual([]);
      await home.click(badge);
      await waitFor('the card', () => home.evaluate(() => document.querySelector('.sluice-card') !== null));
      expect(await axeFaults(home, '.sluice-card')).toEqual([]);
    });

    test('axe finds nothing on the popup and the dashboard', async ({ web, home }) => {
      expect(await home.url()).toContain('/home');
      const popup = await web.extensionPage('popup.html');
      await waitFor('the popup', () => popup.evaluate(() => document.querySelector('main') !== null));
      expect(await axeFaults(popup, 'body')).toEqual([]);
      const dashboard = await web.extensionPage('options.html');
      await signIn(web, dashboard);
      for (const hash of PAGES) {
        await dashboard.evaluate((at) => {
          location.hash = at;
        }, hash);
        await pause(300);
        expect({ hash, found: await axeFaults(dashboard, 'body') }).toEqual({ hash, found: [] });
      }
    });
  });
