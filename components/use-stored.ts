/** A stored item as state. */
import { useEffect, useState } from 'preact/hooks';
import type { Item } from '../lib/storage/item';
import { readStored, watchStored } from '../lib/storage/stored';

/** The item's value, kept up to date; undefined until it was read. */
export function useStored<Value>(item: Item<Value>): Value | undefined {
  const [value, setValue] = useState<Value>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: items of the same key are the same item
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const keep = (current: Value) => {
      if (!signal.aborted) setValue(() => current);
    };
    watchStored(item, keep, signal);
    void readStored(item).then(keep);
    return () => controller.abort();
  }, [item.key]);
  return value;
}
