// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type HealthReason, pageHealth } from '../../lib/storage/items';
import { writeStored } from '../../lib/storage/stored';
import { localeKey } from '../locale-key';
import { ReadingPanel } from './reading-panel';

const TAB = 7;

beforeEach(() => {
  fakeBrowser.reset();
  // The keys for the words: which words they are is for the locales to say.
  const getMessage = (key: string, parts: string | string[] = []) => [key, ...[parts].flat()].join(' ');
  Object.assign(fakeBrowser, { i18n: { getMessage } });
});

afterEach(() => render(null, document.body));

async function open(unavailable: Record<string, HealthReason>): Promise<void> {
  await writeStored(pageHealth(TAB), { reportedAt: 1, adapter: 'mastodon', unavailable });
  render(<ReadingPanel origin="https://home.example" tabId={TAB} reloadNeeded={false} />, document.body);
  await vi.waitFor(() => expect(document.querySelector('[role="switch"]')).not.toBeNull());
}

const offers = (words: string) =>
  [...document.querySelectorAll('label')].some((label) => label.textContent?.includes(words));

test.each(['no-tap', 'virtual-list', 'no-times', 'layout-unknown'] as const)(
  'a page that cannot be put in order (%s) is offered no order, and told why',
  async (reason) => {
    await open({ 'written-order': reason });
    await vi.waitFor(() => expect(document.body.textContent).toContain(`health_${localeKey(reason)}`));
    expect(offers('feature_written_order')).toBe(false);
    expect(offers('feature_late_tray')).toBe(false);
    expect(document.querySelector('.order-modes')).toBeNull();
  },
);

test('a page that can be put in order is offered the switch and an order for each kind of timeline', async () => {
  await open({});
  expect(offers('feature_written_order')).toBe(true);
  expect(offers('feature_late_tray')).toBe(true);
  expect(document.querySelectorAll('.order-modes select')).toHaveLength(5);
});
