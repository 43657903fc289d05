/** Values in sorted order with O(log n) inserts, deletes and searches: a treap. */

interface Node<Value> {
  readonly value: Value;
  /** Kept here, since reading it from the value is most of what a search costs. */
  readonly key: number;
  readonly priority: number;
  left: Node<Value> | undefined;
  right: Node<Value> | undefined;
}

export class SortedIndex<Value> {
  #root: Node<Value> | undefined;
  #seed = 1;
  readonly #keyOf: (value: Value) => number;
  readonly #rankOf: (value: Value) => number;

  /**
   * The highest key comes first; of the same key, the lowest rank.
   *
   * @param keyOf must not change while a value is in the index; @param rankOf may, if the order stays.
   */
  constructor(keyOf: (value: Value) => number, rankOf: (value: Value) => number) {
    this.#keyOf = keyOf;
    this.#rankOf = rankOf;
  }

  /** Adds a value and gives the one that stands right before it. */
  add(value: Value): Value | undefined {
    const key = this.#keyOf(value);
    const node: Node<Value> = { value, key, priority: this.#random(), left: undefined, right: undefined };
    let before: Node<Value> | undefined;
    let parent: Node<Value> | undefined;
    let isLeft = false;
    let below = this.#root;
    while (below && below.priority >= node.priority) {
      parent = below;
      isLeft = this.#isBefore(key, value, below);
      if (!isLeft) before = below;
      below = isLeft ? below.left : below.right;
    }
    [node.left, node.right] = this.#split(below, key, value);
    if (!parent) this.#root = node;
    else if (isLeft) parent.left = node;
    else parent.right = node;
    for (let last = node.left; last; last = last.right) before = last;
    return before?.value;
  }

  delete(value: Value): void {
    this.#root = this.#without(this.#root, this.#keyOf(value), value);
  }

  last(): Value | undefined {
    let node = this.#root;
    while (node?.right) node = node.right;
    return node?.value;
  }

  /** The first value for which `isPast` holds; it must hold for all values after that. */
  firstWhere(isPast: (value: Value) => boolean): Value | undefined {
    let found: Value | undefined;
    for (let node = this.#root; node; ) {
      if (isPast(node.value)) {
        found = node.value;
        node = node.left;
      } else node = node.right;
    }
    return found;
  }

  #isBefore(key: number, value: Value, node: Node<Value>): boolean {
    return key > node.key || (key === node.key && this.#rankOf(value) < this.#rankOf(node.value));
  }

  #split(
    root: Node<Value> | undefined,
    key: number,
    value: Value,
  ): [Node<Value> | undefined, Node<Value> | undefined] {
    if (!root) return [undefined, undefined];
    if (this.#isBefore(key, value, root)) {
      const [left, right] = this.#split(root.left, key, value);
      root.left = right;
      return [left, root];
    }
    const [left, right] = this.#split(root.right, key, value);
    root.right = left;
    return [root, right];
  }

  #without(root: Node<Value> | undefined, key: number, value: Value): Node<Value> | undefined {
    if (!root) return undefined;
    if (root.value === value) return merged(root.left, root.right);
    if (this.#isBefore(key, value, root)) root.left = this.#without(root.left, key, value);
    else root.right = this.#without(root.right, key, value);
    return root;
  }

  /** The same for every run, so that tests repeat; any numbers that do not follow the values' order would do (Park and Miller's). */
  #random(): number {
    this.#seed = (this.#seed * 16_807) % 2_147_483_647;
    return this.#seed;
  }
}

function merged<Value>(
  left: Node<Value> | undefined,
  right: Node<Value> | undefined,
): Node<Value> | undefined {
  if (!left || !right) return left ?? right;
  if (left.priority > right.priority) {
    left.right = merged(left.right, right);
    return left;
  }
  right.left = merged(left, right.left);
  return right;
}
