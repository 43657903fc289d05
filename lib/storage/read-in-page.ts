/** Reading stored items in a web page, where every byte counts: no schemas. */
import { browser } from 'wxt/browser';
import { type Item, isEnvelope } from './item';

/**
 * What is stored of these items, in their order. Only the extension's own contexts write there, and they validate what
 * they write (`stored.ts`); so a value of the very same version has the right shape. Any other version counts as nothing
 * stored: it belongs to an extension that is newer or older than this script.
 */
export async function readInPage<Values extends readonly unknown[]>(
  items: {
    readonly [Index in keyof Values]: Item<Values[Index]>;
  },
): Promise<Values> {
  const stored = await browser.storage.local.get(items.map((item) => item.key));
  return items.map((item) => openEnvelope(item, stored[item.key])) as unknown as Values;
}

/** Calls back with the new value whenever the item changes, until the signal aborts. */
export function watchInPage<Value>(
  item: Item<Value>,
  onChange: (value: Value) => void,
  signal: AbortSignal,
): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[item.key];
    if (area === 'local' && change) onChange(openEnvelope(item, change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}

/** Calls back with the value that is stored, and with the new one whenever it changes, until the signal aborts. */
export function followInPage<Value>(
  item: Item<Value>,
  use: (value: Value) => void,
  signal: AbortSignal,
): void {
  watchInPage(item, use, signal);
  void readInPage<[Value]>([item]).then(([value]) => use(value));
}

function openEnvelope<Value>(item: Item<Value>, stored: unknown): Value {
  if (!isEnvelope(stored) || stored.v !== item.version) return item.fallback;
  return stored.data as Value;
}
