/** Leaving features out, so that the others are measured alone. */
import { settings } from '../../lib/storage/items';
import type { TestPage } from '../e2e/browsers/browser';

/** @param extensionPage any page of the extension. */
export function switchOff(extensionPage: TestPage, features: readonly string[]): Promise<unknown> {
  const data = { ...settings.fallback, features: Object.fromEntries(features.map((id) => [id, false])) };
  return extensionPage.evaluate((stored) => chrome.storage.local.set(stored), {
    [settings.key]: { v: settings.version, data },
  });
}

declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };
