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

export async function storeItem<Value>(page: TestPage, item: Item<Value>, data: Value): Promise<void> {
  await page.evaluate((values) => chrome.storage.local.set(values), {
    [item.key]: { v: item.version, data },
  });
}

/** Takes away all items of these names; a name before a colon stands for all keys with it. */
export async function dropItems(page: TestPage, names: readonly string[]): Promise<void> {
  await page.evaluate(async (wanted) => {
    const keys = Object.keys(await chrome.storage.local.get(null));
    await chrome.storage.local.remove(keys.filter((key) => wanted.includes(key.split(':')[0] ?? key)));
  }, names);
}

export async function storeRows<Name extends StoreName>(
  page: TestPage,
  store: Name,
  rows: readonly Schema[Name]['value'][],
): Promise<void> {
  await page.evaluate(inDatabase, { stores: [store], rows, clears: false });
}

export async function clearRows(page: TestPage, stores: readonly StoreName[]): Promise<void> {
  await page.evaluate(inDatabase, { stores, rows: [], clears: true });
}

export function readRows<Name extends StoreName>(
  page: TestPage,
  store: Name,
): Promise<Schema[Name]['value'][]> {
  return page.evaluate(inDatabase, { stores: [store], rows: [], clears: false }) as Promise<
    Schema[Name]['value'][]
  >;
}

interface Change {
  readonly stores: readonly string[];
  readonly rows: readonly unknown[];
  readonly clears: boolean;
}

/** Runs in the page. Gives what the first store holds afterwards. */
function inDatabase({ stores, rows, clears }: Change): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('sluice');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction([...stores], 'readwrite');
      if (clears) for (const store of stores) transaction.objectStore(store).clear();
      const first = transaction.objectStore(stores[0] ?? '');
      for (const row of rows) first.put(row);
      const all = first.getAll();
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        database.close();
        resolve(all.result);
      };
    };
  });
}
