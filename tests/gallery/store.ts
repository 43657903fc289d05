/** Writing into the extension's own storage what would take a server hours to bring about. */
import type { Browser } from 'webextension-polyfill';
import type { Schema } from '../../lib/background/database';
import type { Item } from '../../lib/storage/item';
import type { TestPage } from '../e2e/browsers/browser';

/** In pages of the extension. */
declare const chrome: Browser;

type StoreName = keyof {
  [Name in keyof Schema as string extends Name ? never : Name]: Schema[Name];
};

interface Change {
  /** Items that are taken away, by what stands before a colon in their keys. */
  readonly drops?: readonly string[];
  readonly items?: Readonly<Record<string, unknown>>;
  /** Stores of the database that are emptied, before rows are put into others. */
  readonly clears?: readonly StoreName[];
  readonly rows?: readonly (readonly [store: StoreName, rows: readonly unknown[]])[];
}

/** Makes all of a change in one call: each takes a moment in Firefox. */
export async function change(page: TestPage, { drops = [], items = {}, clears = [], rows = [] }: Change) {
  await page.evaluate(makeChange, { drops, items, clears, rows });
}

export function storeItem<Value>(page: TestPage, item: Item<Value>, data: Value): Promise<void> {
  return change(page, { items: { [item.key]: { v: item.version, data } } });
}

export function storeRows<Name extends StoreName>(
  page: TestPage,
  store: Name,
  rows: readonly Schema[Name]['value'][],
): Promise<void> {
  return change(page, { rows: [[store, rows]] });
}

export function readRows<Name extends StoreName>(
  page: TestPage,
  store: Name,
): Promise<Schema[Name]['value'][]> {
  return page.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('sluice');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    store as string,
  ) as Promise<Schema[Name]['value'][]>;
}

/** Runs in the page. */
async function makeChange({ drops, items, clears, rows }: Required<Change>): Promise<void> {
  const all = Object.keys(await chrome.storage.local.get(null));
  await chrome.storage.local.remove(all.filter((key) => drops.includes(key.split(':')[0] ?? key)));
  await chrome.storage.local.set(items);
  const stores = [...clears, ...rows.map(([store]) => store)];
  if (stores.length === 0) return;
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('sluice');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(stores, 'readwrite');
      for (const store of clears) transaction.objectStore(store).clear();
      for (const [store, its] of rows) for (const row of its) transaction.objectStore(store).put(row);
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });
}
