/** The shape of what is kept in `storage.local`: a name, a version, and what holds while nothing is stored. */

/**
 * Content scripts can read all of `storage.local`: nothing secret may become an item. Tokens and unfinished work live in
 * IndexedDB (`background/database.ts`).
 */
export interface Item<Value> {
  readonly key: string;
  /** Goes up by one with every change of shape that an old value does not fit; see `migrations.ts`. */
  readonly version: number;
  /** What holds while nothing is stored. */
  readonly fallback: Value;
}

/** How a value lies in the storage. */
export interface Envelope {
  readonly v: number;
  readonly data: unknown;
}

export function isEnvelope(stored: unknown): stored is Envelope {
  return typeof stored === 'object' && stored !== null && 'v' in stored && 'data' in stored;
}
