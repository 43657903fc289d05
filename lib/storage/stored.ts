/** Reading and writing stored items in the extension's own contexts, validated both ways. */

import browser from 'webextension-polyfill';
import type * as z from 'zod/mini';
import { type Item, isEnvelope } from './item';
import { migrate, migrations } from './migrations';
import { schemas } from './schemas';

/**
 * The stored value, brought to the item's version. What cannot be understood is put aside under `unreadable:KEY`, so that
 * nothing is lost, and counts as nothing stored.
 */
export async function readStored<Value>(item: Item<Value>): Promise<Value> {
  const stored = (await browser.storage.local.get(item.key))[item.key];
  if (stored === undefined) return item.fallback;
  const value = understand(item, stored);
  if (value !== undefined) return value;
  await browser.storage.local.set({ [`unreadable:${item.key}`]: stored });
  await browser.storage.local.remove(item.key);
  return item.fallback;
}

/** Stores a value. Throws if it does not fit the item's schema: that is a bug of the caller. */
export async function writeStored<Value>(item: Item<Value>, value: Value): Promise<void> {
  const data = schemaOf(item).parse(value);
  await browser.storage.local.set({ [item.key]: { v: item.version, data } });
}

/** Takes an item away, as if nothing had ever been stored. */
export async function removeStored(item: Item<unknown>): Promise<void> {
  await browser.storage.local.remove(item.key);
}

/**
 * Reads, changes and writes as one step, also against other contexts of the extension. Where the very same value comes
 * back nothing is written.
 *
 * @returns the new value.
 */
export function updateStored<Value>(item: Item<Value>, change: (old: Value) => Value): Promise<Value> {
  return navigator.locks.request(`stored:${item.key}`, async () => {
    const old = await readStored(item);
    const value = change(old);
    if (value !== old) await writeStored(item, value);
    return value;
  });
}

/** Calls back with the new value whenever the item changes, until the signal aborts. */
export function watchStored<Value>(
  item: Item<Value>,
  onChange: (value: Value) => void,
  signal: AbortSignal,
): void {
  const listener = (changes: Record<string, browser.Storage.StorageChange>, area: string) => {
    const change = changes[item.key];
    if (area === 'local' && change) onChange(understand(item, change.newValue) ?? item.fallback);
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}

function understand<Value>(item: Item<Value>, stored: unknown): Value | undefined {
  if (!isEnvelope(stored) || stored.v > item.version) return undefined;
  const current = migrateQuietly(item, stored.data, stored.v);
  const parsed = schemaOf(item).safeParse(current);
  return parsed.success ? parsed.data : undefined;
}

function migrateQuietly(item: Item<unknown>, value: unknown, from: number): unknown {
  try {
    return migrate(migrations[nameOf(item)] ?? {}, value, from, item.version);
  } catch {
    // A value that its own migration cannot read is put aside by the caller like any other that does not fit.
    return undefined;
  }
}

function schemaOf<Value>(item: Item<Value>): z.ZodMiniType<Value> {
  const schema = schemas[nameOf(item)];
  if (!schema) throw new Error(`No schema for the stored item ${item.key}`);
  return schema as z.ZodMiniType<Value>;
}

function nameOf(item: Item<unknown>): string {
  return item.key.split(':', 1)[0] ?? item.key;
}
