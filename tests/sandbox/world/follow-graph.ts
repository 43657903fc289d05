/** Who follows whom: rows with internal ids, found from either end. */

import type { Follow, FollowOptions } from './model.ts';

export const PLAIN_FOLLOW: FollowOptions = { reblogs: true, notify: false, languages: null };

export class FollowGraph {
  #lastRow = 1000;
  readonly #bySource = new Map<string, Map<string, Follow>>();
  readonly #byTarget = new Map<string, Map<string, Follow>>();

  /** Adds a row, or changes the options of the row that is there. */
  set(sourceId: string, targetId: string, options: FollowOptions): Follow {
    const row = this.get(sourceId, targetId)?.row ?? ++this.#lastRow;
    const follow: Follow = { row, sourceId, targetId, ...options };
    entryOf(this.#bySource, sourceId).set(targetId, follow);
    entryOf(this.#byTarget, targetId).set(sourceId, follow);
    return follow;
  }

  get(sourceId: string, targetId: string): Follow | undefined {
    return this.#bySource.get(sourceId)?.get(targetId);
  }

  /** True if there was such a row. */
  remove(sourceId: string, targetId: string): boolean {
    this.#byTarget.get(targetId)?.delete(sourceId);
    return this.#bySource.get(sourceId)?.delete(targetId) ?? false;
  }

  /** Newest row first. */
  from(sourceId: string): Follow[] {
    return newestFirst(this.#bySource.get(sourceId));
  }

  /** Newest row first. */
  to(targetId: string): Follow[] {
    return newestFirst(this.#byTarget.get(targetId));
  }
}

function entryOf(index: Map<string, Map<string, Follow>>, id: string): Map<string, Follow> {
  let entry = index.get(id);
  if (!entry) {
    entry = new Map();
    index.set(id, entry);
  }
  return entry;
}

function newestFirst(rows: Map<string, Follow> | undefined): Follow[] {
  return [...(rows?.values() ?? [])].sort((a, b) => b.row - a.row);
}
