/** Settings in the extension's own storage, for what is not tested by a click. */
import { type Settings, settings } from '../../lib/storage/items';
import { storeItem } from '../gallery/store';
import type { TestPage } from './browsers/browser';

/** Stores these as the popup does; those that are not named are as by default. */
export function storeSettings(extension: TestPage, changed: Partial<Settings>): Promise<void> {
  return storeItem(extension, settings, { ...settings.fallback, ...changed });
}

/** Leaves features out, so that the others are measured alone. */
export function switchOff(extension: TestPage, features: readonly string[]): Promise<void> {
  return storeSettings(extension, { features: Object.fromEntries(features.map((id) => [id, false])) });
}
