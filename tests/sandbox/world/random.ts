/** A small seeded generator of random numbers, so that a world can be made twice. */

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number in [0, 1): mulberry32, good enough for scenery. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.int(0, choices.length - 1)];
    if (choice === undefined) throw new RangeError('Nothing to pick from');
    return choice;
  }

  /** Picks a key in proportion to its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries<number>(weights);
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0 && isKeyOf(weights, key)) return key;
    }
    throw new RangeError('All weights are zero');
  }

  /** As many different members of `choices` as there are, `count` at most. */
  sample<T>(choices: readonly T[], count: number): T[] {
    const pool = [...choices];
    const sample: T[] = [];
    while (sample.length < count && pool.length > 0) {
      sample.push(...pool.splice(this.int(0, pool.length - 1), 1));
    }
    return sample;
  }
}

function isKeyOf<K extends string>(record: Readonly<Record<K, number>>, key: string): key is K {
  return key in record;
}
