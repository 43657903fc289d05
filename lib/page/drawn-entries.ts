/** The entries of a feed that are seen, by the number that each was drawn with. */

interface DrawnEntry {
  readonly id: string;
  readonly entry: HTMLElement;
  readonly order: number;
}

export class DrawnEntries {
  readonly #entries = new Map<string, DrawnEntry>();
  /** From top to bottom. */
  readonly #sorted: DrawnEntry[] = [];

  get size(): number {
    return this.#entries.size;
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  set(id: string, entry: HTMLElement, order: number): void {
    this.delete(id);
    const drawn = { id, entry, order };
    this.#entries.set(id, drawn);
    this.#sorted.splice(
      this.#indexOfFirst((other) => isBelow(other, drawn)),
      0,
      drawn,
    );
  }

  delete(id: string): void {
    const drawn = this.#entries.get(id);
    if (!drawn) return;
    this.#entries.delete(id);
    this.#sorted.splice(this.#sorted.indexOf(drawn), 1);
  }

  /** As they are seen, from top to bottom. */
  elements(): HTMLElement[] {
    return this.#sorted.map(({ entry }) => entry);
  }

  /** What is seen right below a place. */
  firstBelow(order: number): HTMLElement | undefined {
    return this.#sorted[this.#indexOfFirst((other) => other.order > order)]?.entry;
  }

  /** Whether what is seen stays in its order when these entries get these numbers. */
  keepsOrder(numbers: ReadonlyMap<string, number>): boolean {
    const orderOf = ({ id, order }: DrawnEntry) => numbers.get(id) ?? order;
    return (
      numbers.size === 0 ||
      this.#sorted.every((drawn, index) => {
        const above = this.#sorted[index - 1];
        return !above || orderOf(above) <= orderOf(drawn);
      })
    );
  }

  #indexOfFirst(isPast: (drawn: DrawnEntry) => boolean): number {
    return firstIndex(this.#sorted.length, (index) => {
      const drawn = this.#sorted[index];
      return drawn === undefined || isPast(drawn);
    });
  }
}

/** What waits to be held back keeps an old number, which may be another's new one; then the page's order decides. */
function isBelow(one: DrawnEntry, other: DrawnEntry): boolean {
  return one.order > other.order || (one.order === other.order && documentOrder(other.entry, one.entry) < 0);
}

/** The first index from 0 for which `isPast` holds, which must hold for all after it; `length` if there is none. */
export function firstIndex(length: number, isPast: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isPast(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function documentOrder(a: Node, b: Node): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
