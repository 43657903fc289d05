/** What a page cannot show, and why, as it tells the popup. */
import type { PageHealth } from '../../lib/storage/items';
import type { TestPage } from './harness';

/** Of the only tab that is open on the server. */
export function unavailable(extension: TestPage): Promise<PageHealth['unavailable']> {
  return extension.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as Record<
      'browser' | 'chrome',
      typeof import('webextension-polyfill')
    >;
    const stored = await (browser ?? chrome).storage.local.get(null);
    const health = Object.entries(stored).find(([key]) => key.startsWith('pageHealth:'))?.[1];
    return (health as { data: PageHealth } | undefined)?.data.unavailable ?? {};
  });
}
