/** Values in sorted order with O(log n) inserts, deletes and searches: a treap. */

interface Node<Value> {
  readonly value: Value;
  readonly priority: number;
  left: Node<Value> | undefined;
  right: Node<Value> | undefined;
}

export class SortedIndex<Value> {
  #root: Node<Value> | undefined;
  #seed = 1;
  readonly #compare: (a: Value, b: Value) => number;

  /** @param compare must tell any two values in the index apart, and go on to give the same answer. */
  constructor(compare: (a: Value, b: Value) => number) {
    this.#compare = compare;
  }

  /** Adds a value and gives the one that stands right before it. */
  add(value: Value): Value | undefined {
    const node: Node<Value> = { value, priority: this.#random(), left: undefined, right: undefined };
    let before: Node<Value> | undefined;
    let parent: Node<Value> | undefined;
    let isLeft = false;
    let below = this.#root;
    while (below && below.priority >= node.priority) {
      parent = below;
      isLeft = this.#compare(value, below.value) < 0;
      if (!isLeft) before = below;
      below = isLeft ? below.left : below.right;
    }
    [node.left, node.right] = this.#split(below, value);
    if (!parent) this.#root = node;
    else if (isLeft) parent.left = node;
    else parent.right = node;
    for (let last = node.left; last; last = last.right) before = last;
    return before?.value;
  }

  delete(value: Value): void {
    this.#root = this.#without(this.#root, value);
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

  #split(root: Node<Value> | undefined, value: Value): [Node<Value> | undefined, Node<Value> | undefined] {
    if (!root) return [undefined, undefined];
    if (this.#compare(root.value, value) < 0) {
      const [left, right] = this.#split(root.right, value);
      root.right = left;
      return [root, right];
    }
    const [left, right] = this.#split(root.left, value);
    root.left = right;
    return [left, root];
  }

  #without(root: Node<Value> | undefined, value: Value): Node<Value> | undefined {
    if (!root) return undefined;
    const side = this.#compare(value, root.value);
    if (side === 0) return merged(root.left, root.right);
    if (side < 0) root.left = this.#without(root.left, value);
    else root.right = this.#without(root.right, value);
    return root;
  }

  /** The same for every run, so that tests repeat; any numbers that do not follow the values' order would do. */
  #random(): number {
    this.#seed = (Math.imul(this.#seed, 1664525) + 1013904223) >>> 0;
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
