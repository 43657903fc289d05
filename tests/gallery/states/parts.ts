/** The other parts of the dashboard: snapshots, limits, badges, settings. */
import { enabledOrigins, type Settings, serverLimits, settings } from '../../../lib/storage/items';
import { ARABIC_DOMAIN, disallow, LONG_DOMAIN, ODD_NAMES, snapshot } from '../samples';
import type { Stage, State } from '../state';
import { storeItem, storeRows } from '../store';

async function keepSome(stage: Stage): Promise<void> {
  await storeRows(stage.page, 'snapshots', [
    snapshot(stage, 'threads.net', 505, 12),
    snapshot(stage, LONG_DOMAIN, 8, 8),
    snapshot(stage, ARABIC_DOMAIN, 1, 0),
  ]);
}

const SNAPSHOTS: readonly State[] = [
  { name: 'snapshots-none', at: 'options.html#snapshots', shows: 'main h2' },
  { name: 'snapshots', at: 'options.html#snapshots', set: keepSome, shows: '[data-snapshot]' },
  {
    name: 'snapshots-not-allowed',
    at: 'options.html#snapshots',
    set: async (stage) => {
      await keepSome(stage);
      await disallow(stage);
    },
    act: (page) => page.click('[data-action="restore"]'),
    shows: '[data-action="allow-snapshots"]',
  },
];

const listNone =
  (status: 'published' | 'unpublished') =>
  ({ page, sandbox }: Stage) =>
    storeItem(page, serverLimits(sandbox.origin), { fetchedAt: Date.now(), status, blocks: [] });

const LIMITS: readonly State[] = [
  {
    name: 'limits-published',
    at: 'options.html#limits',
    set: ({ page, sandbox }) =>
      storeItem(page, serverLimits(sandbox.origin), {
        fetchedAt: Date.now(),
        status: 'published',
        blocks: [
          { domain: 'threads.net', severity: 'silence', comment: 'Unmoderated hate' },
          { domain: 'obs****-*****.example', severity: 'silence', comment: null },
          { domain: LONG_DOMAIN, severity: 'suspend', comment: ODD_NAMES[0] ?? '' },
          { domain: 'chaos.example', severity: 'suspend', comment: ODD_NAMES[3] ?? '' },
          ...Array.from({ length: 60 }, (_, index) => ({
            domain: `host${index}.example`,
            severity: 'suspend' as const,
            comment: 'Spam',
          })),
        ],
      }),
    shows: '.limits-row',
  },
  {
    name: 'limits-unpublished',
    at: 'options.html#limits',
    set: listNone('unpublished'),
    shows: 'main > p',
  },
  {
    name: 'limits-none-found',
    at: 'options.html#limits',
    set: listNone('published'),
    shows: 'main [role="status"]',
  },
];

const MARKED: Settings = {
  ...settings.fallback,
  marks: {
    networksOff: ['nostr'],
    domains: {
      'threads.net': { level: 'badge', name: 'Meta', colour: 'red', note: 'Think before you reply.' },
      'chaos.example': { level: 'badge', name: ODD_NAMES[0]?.slice(0, 100) ?? '', note: ODD_NAMES.join(' ') },
      'mstdn.example': { level: 'show' },
      [LONG_DOMAIN]: { level: 'badge', colour: 'violet' },
      [ARABIC_DOMAIN]: { level: 'badge', name: ODD_NAMES[3] ?? '', colour: 'green' },
    },
  },
};

const MARKS: readonly State[] = [
  { name: 'marks-none', at: 'options.html#marks', shows: 'input[name="domain"]' },
  {
    name: 'marks',
    at: 'options.html#marks',
    set: ({ page }) => storeItem(page, settings, MARKED),
    shows: '.mark-sample',
  },
  {
    name: 'marks-removed',
    at: 'options.html#marks',
    set: ({ page }) => storeItem(page, settings, MARKED),
    act: (page) => page.click('li .button-plain:last-child'),
    shows: 'section [role="status"]',
  },
];

const SETTINGS: readonly State[] = [
  { name: 'settings', at: 'options.html#settings', shows: '[data-action="wipe"]' },
  {
    name: 'settings-order-opened',
    at: 'options.html#settings',
    act: (page) => page.click('details > summary'),
    shows: 'details[open] select',
  },
  {
    name: 'settings-wrong-number',
    at: 'options.html#settings',
    set: ({ page, sandbox }) => storeItem(page, enabledOrigins, [sandbox.origin, `https://${LONG_DOMAIN}`]),
    act: (page) => page.fill('input[inputmode="numeric"]', 'soon'),
    shows: '[role="alert"]',
  },
  {
    name: 'wipe-question',
    at: 'options.html#settings',
    set: ({ page, sandbox }) => storeItem(page, enabledOrigins, [sandbox.origin]),
    act: (page) => page.click('[data-action="wipe"]'),
    shows: 'dialog',
  },
];

export const PARTS: readonly State[] = [...SNAPSHOTS, ...LIMITS, ...MARKS, ...SETTINGS];
