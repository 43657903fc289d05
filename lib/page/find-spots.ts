/** Finding accounts and other things in what the page drew. */
import type { Spot, SpotRule } from '../sites/site-adapter';
import type { StatusMemory } from './status-memory';

const NONE: ArrayLike<Element> = [];

/** Calls `use` with all that a selector finds within an element, and with what the element is itself part of. */
export function eachFound(root: Element, selector: string, use: (element: Element) => void): void {
  // Mostly there are none, and that is found out faster so.
  const found = root.querySelector(selector) ? root.querySelectorAll(selector) : NONE;
  // By index: browsers are slow to iterate these.
  for (let index = 0; index < found.length; index += 1) use(found[index] as Element);
  for (let part: Element | null = root; part && part.localName !== 'article'; part = part.parentElement)
    if (part.matches(selector)) use(part);
}

/**
 * Calls `use` with every account within an element. One search a rule: browsers are much faster at finding a class than at
 * finding any of many. The first rule that finds an element is the one that reads it.
 */
export function eachSpot(
  root: Element,
  rules: readonly SpotRule[],
  memory: StatusMemory,
  use: (spot: Spot) => void,
): void {
  const read = new Set<Element>();
  for (const rule of rules)
    eachFound(root, rule.selector, (element) => {
      if (read.has(element)) return;
      read.add(element);
      use(readSpot(rule, memory, element));
    });
}

function readSpot(rule: SpotRule, memory: StatusMemory, element: Element): Spot {
  const { acct, accountId, anchor } = rule.read(element);
  // Also where no account can be told: a mark of the account that stood there before has to go.
  const known = acct ?? (accountId && memory.accountById(accountId)?.acct) ?? '';
  return { rule, element, acct: known, anchor: anchor ?? element };
}
