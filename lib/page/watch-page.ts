/** The one MutationObserver: tells what the page drew, in the same frame in which it drew it. */
import { isOwn } from './own-nodes';

/** Attributes by which a page reuses a node for another account or post. */
const TELLING = ['href', 'data-id'];

/**
 * Calls back with the elements that the page added or reused, before the browser paints them, until the signal aborts.
 * Our own nodes are left out.
 */
export function watchPage(
  document: Document,
  onDrawn: (roots: ReadonlySet<Element>) => void,
  signal: AbortSignal,
): void {
  const observer = new MutationObserver((records) => {
    const roots = new Set<Element>();
    for (const record of records) {
      // An entry that is emptied or filled is new as a whole, whatever came into it.
      if (record.type === 'attributes' || isEntry(record.target)) addRoot(roots, record.target);
      else addRoots(roots, record.addedNodes);
    }
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

function isEntry(node: Node): boolean {
  return node.nodeName === 'ARTICLE';
}

/** By index: most records are of one node, and for that browsers are slow to iterate. */
function addRoots(roots: Set<Element>, nodes: NodeList): void {
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node) addRoot(roots, node);
  }
}

function addRoot(roots: Set<Element>, node: Node): void {
  if (node instanceof Element && !isBareText(node) && node.isConnected && !isOwn(node)) roots.add(node);
}

/** Of such the page makes what it leaves of a post that it empties: a good part of all that it adds. */
function isBareText(element: Element): boolean {
  return element.localName === 'span' && !element.firstElementChild && !element.hasAttributes();
}
