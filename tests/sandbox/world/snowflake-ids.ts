/** Ids as Mastodon makes them: 48 bits of milliseconds, 16 bits that tell rows of one millisecond apart. */

import type { Random } from './random.ts';

export class SnowflakeIds {
  readonly #taken = new Set<string>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** The id of a row that the server made at `atMs`. */
  at(atMs: number): string {
    for (;;) {
      const id = String((BigInt(Math.floor(atMs)) << 16n) | BigInt(this.#random.int(0, 0xffff)));
      if (!this.#taken.has(id)) {
        this.#taken.add(id);
        return id;
      }
    }
  }

  /**
   * The back-dated id of a post that the server fetched by itself: `created_at` to the second, with random
   * milliseconds (Mastodon, lib/mastodon/snowflake.rb, id_at).
   */
  backDated(createdAtMs: number): string {
    return this.at(Math.floor(createdAtMs / 1000) * 1000 + this.#random.int(0, 999));
  }
}

/** Newest first, as Mastodon orders by id. */
export function byIdDescending(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id.length === b.id.length ? (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) : b.id.length - a.id.length;
}
