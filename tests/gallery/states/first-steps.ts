/** Before anybody has signed in. */
import type { Browser } from 'webextension-polyfill';
import { enabledOrigins, pageHealth, serverLimits } from '../../../lib/storage/items';
import type { Stage, State } from '../state';
import { storeItem } from '../store';

/** In pages of the extension. */
declare const chrome: Browser;

/** The tab in front is seen once its host is allowed; nothing is turned on by that alone. */
function allowHost({ web, sandbox, page }: Stage): Promise<void> {
  const pattern = `${sandbox.origin.replace(/:\d+$/, '')}/*`;
  return web.allowing(sandbox.origin, async () => {
    await page.evaluate((origin) => chrome.permissions.request({ origins: [origin] }), pattern);
  });
}

/** Nothing is turned on. */
export const NOTHING_ON: readonly State[] = [
  { name: 'popup-nothing-on', at: 'popup.html', shows: 'input[name="server"]' },
  {
    name: 'popup-no-server-name',
    at: 'popup.html',
    act: async (page) => {
      await page.fill('input[name="server"]', 'not a server');
      await page.click('button[type="submit"]');
    },
    shows: '[role="alert"]',
  },
  {
    name: 'popup-turn-on',
    at: 'popup.html',
    over: '/home',
    set: allowHost,
    shows: 'section .button-primary',
  },
  {
    name: 'popup-turn-on-elsewhere',
    at: 'popup.html',
    over: '/api/v2/instance',
    shows: 'section .notice',
  },
  { name: 'blocks-nothing-on', at: 'options.html#blocks', shows: 'input[name="server"]' },
  { name: 'limits-nothing-on', at: 'options.html#limits', shows: 'main .quiet' },
];

/** Turned on, and not signed in. */
export const TURNED_ON: readonly State[] = [
  { name: 'popup-turned-on', at: 'popup.html', shows: '[data-action="sign-in"]' },
  { name: 'popup-over-page', at: 'popup.html', over: '/home', shows: '[data-action="sign-in"]' },
  {
    name: 'popup-order-opened',
    at: 'popup.html',
    act: (page) => page.click('details > summary'),
    shows: 'details[open] select',
  },
  {
    name: 'popup-not-available',
    at: 'popup.html',
    over: '/home',
    set: async ({ page }) => {
      const tabId = await page.evaluate(async () => {
        return (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id ?? -1;
      });
      await storeItem(page, pageHealth(tabId), {
        reportedAt: Date.now(),
        unavailable: { 'written-order': 'no-tap', 'limited-notice': 'crashed', page: 'layout-unknown' },
      });
    },
    shows: '.notice',
  },
  {
    name: 'popup-sign-in-failed',
    at: 'popup.html',
    set: ({ sandbox }) => void sandbox.faults.add({ kind: 'status', statuses: [503], path: '/' }),
    act: (page) => page.click('[data-action="sign-in"]'),
    shows: '[role="alert"]',
  },
  { name: 'blocks-not-signed-in', at: 'options.html#blocks', shows: '[data-action="sign-in"]' },
  {
    name: 'limits-never-asked',
    at: 'options.html#limits',
    set: async ({ page, sandbox }) => {
      await storeItem(page, enabledOrigins, [sandbox.origin]);
      await storeItem(page, serverLimits(sandbox.origin), { fetchedAt: 0, status: 'never', blocks: [] });
    },
    shows: 'main .quiet',
  },
];
