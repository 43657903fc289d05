/** The one MutationObserver: tells what the page drew, in the same frame in which it drew it. */
import { isOwn } from './own-nodes';

/** Attributes by which a page reuses a node for another account or post. */
const TELLING = ['href', 'data-id'];

/**
 * Calls back with the elements that the page added or reused, before the browser paints them, until the signal aborts, and
 * for each whether it is a whole post, as which it comes whatever part of it was drawn. Our own nodes are left out, and so
 * are posts that the page emptied.
 *
 * @param isPost whether an entry of a list is a post.
 */
export function watchPage(
  document: Document,
  isPost: (entry: Element) => boolean,
  onDrawn: (roots: ReadonlyMap<Element, boolean>) => void,
  signal: AbortSignal,
): void {
  const observer = new MutationObserver((records) => {
    const roots = rootsOf(records, isPost);
    if (roots.size === 0) return;
    onDrawn(roots);
    // What came since is what was drawn on these: scripts do not interrupt each other.
    observer.takeRecords();
  });
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: TELLING,
  });
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Most records are of posts that are emptied or filled, many of each at one node: of these the first is read. */
function rootsOf(
  records: readonly MutationRecord[],
  isPost: (entry: Element) => boolean,
): ReadonlyMap<Element, boolean> {
  const roots = new Map<Element, boolean>();
  let known: Node | undefined;
  for (const record of records) {
    const { target } = record;
    if (target === known) continue;
    const entry = isElement(target) ? target.closest('article') : null;
    if (entry && isPost(entry)) {
      known = target;
      if (isFilled(entry)) roots.set(entry, true);
    } else addRoots(roots, record.type === 'attributes' ? [target] : record.addedNodes, isPost);
  }
  return roots;
}

/** By index: most records are of one node, and for that browsers are slow to iterate. */
function addRoots(
  roots: Map<Element, boolean>,
  nodes: ArrayLike<Node>,
  isPost: (entry: Element) => boolean,
): void {
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (!node || !isElement(node) || !node.isConnected || isOwn(node)) continue;
    const isWholePost = node.localName === 'article' && isPost(node);
    if (!isWholePost || isFilled(node)) roots.set(node, isWholePost);
  }
}

/** What is off screen the page empties, down to bare text. */
function isFilled(post: Element): boolean {
  return post.isConnected && post.querySelector('a') !== null;
}

/** Asked of every record: `instanceof` takes browsers longer. */
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
