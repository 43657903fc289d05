/** Goes from post to post by key in the order that is seen; the page itself goes by the document's order. */
import type { FeedFacts } from '../sites/feed-facts';
import type { OrderedFeed } from './ordered-feed';
import type { TimelineLists } from './timeline-lists';

type Move = 'down' | 'up' | 'first' | 'last';

/** What may take part in going by Tab if its `tabIndex` says so, which is 0 for links that lead nowhere as well. */
const MAY_TAB = '[href],:not(a)';

/** Takes over the keys that go through a list, as Mastodon has them, while the signal lasts. */
export function runKeyboardOrder(
  document: Document,
  feeds: FeedFacts,
  lists: TimelineLists,
  signal: AbortSignal,
): void {
  /** Set while a press of Tab is being worked on by the browser. */
  let tabbing: 'forward' | 'backward' | undefined;

  function onKeyDown(event: KeyboardEvent): void {
    tabbing = undefined;
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Tab' && !event.altKey) {
      tabbing = event.shiftKey ? 'backward' : 'forward';
      if (tab(tabbing)) take(event);
      return;
    }
    if (!isTyping(event.target) && go(event)) take(event);
  }

  function listWithFocus(): OrderedFeed | undefined {
    return lists.all().find(({ feed }) => feed.contains(document.activeElement));
  }

  /** Whether this was for us. */
  function go(event: KeyboardEvent): boolean {
    const list = listWithFocus();
    const arrowKeysMove = list !== undefined && feeds.arrowKeysMove(list.feed);
    const move = moveOf(event, arrowKeysMove);
    if (!list || !move) return (event.key === 'j' || event.key === 'k') && enterList();
    const shown = list.shown();
    const current = shown.findIndex((entry) => entry.contains(document.activeElement));
    if (move === 'first') list.scrollToTop();
    // The button that loads more stands behind all entries.
    const at = current < 0 ? shown.length : current;
    const ahead =
      move === 'down'
        ? shown.slice(at + 1)
        : move === 'up'
          ? shown.slice(0, at).reverse()
          : move === 'first'
            ? shown
            : shown.toReversed();
    const entry = ahead.find((candidate) => feeds.focusTarget(candidate));
    if (entry) focusEntry(entry, arrowKeysMove ? 'nearest' : 'start');
    else if (move === 'down') focusBehind(list);
    return true;
  }

  /** With the focus outside of every feed, the first post in view takes it. */
  function enterList(): boolean {
    const [list] = lists.all();
    if (!list || document.activeElement?.closest('[role="feed"], [role="dialog"]')) return false;
    const entry = list.shown().find((candidate) => candidate.getBoundingClientRect().top >= 0);
    if (entry) feeds.focusTarget(entry)?.focus();
    return entry !== undefined;
  }

  function focusEntry(entry: HTMLElement, block: ScrollLogicalPosition): void {
    entry.scrollIntoView({ block });
    feeds.focusTarget(entry)?.focus({ preventScroll: true });
  }

  function focusBehind({ feed }: OrderedFeed): void {
    const last = feed.lastElementChild;
    if (last instanceof HTMLElement && last.tabIndex >= 0) last.focus();
  }

  /** Whether the focus was put where Tab has to go; else the browser puts it there. */
  function tab(direction: 'forward' | 'backward'): boolean {
    const list = listWithFocus();
    const active = document.activeElement;
    if (!list || !active) return false;
    const step = direction === 'forward' ? 1 : -1;
    const groups = groupsOf(list);
    const current = groups.findIndex((group) => group.contains(active));
    if (current < 0) return false;
    // Within an entry the document's order is the one that is seen.
    const ahead =
      direction === 'forward' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    if (tabbablesIn(groups[current]).some((element) => active.compareDocumentPosition(element) & ahead))
      return false;
    for (let index = current + step; index >= 0 && index < groups.length; index += step) {
      const target = tabbablesIn(groups[index]).at(direction === 'forward' ? 0 : -1);
      if (!target) continue;
      target.focus();
      return true;
    }
    // Out of the list: from its end in the document the browser goes on by itself.
    tabbablesIn(list.feed)
      .at(direction === 'forward' ? -1 : 0)
      ?.focus({ preventScroll: true });
    return false;
  }

  /** The browser comes into a list at its end in the document; readers expect the end that they see. */
  function onFocusIn(event: FocusEvent): void {
    const list = tabbing && listWithFocus();
    if (!list || (event.relatedTarget instanceof Node && list.feed.contains(event.relatedTarget))) return;
    const isForward = tabbing === 'forward';
    tabbing = undefined;
    const groups = isForward ? groupsOf(list) : groupsOf(list).reverse();
    const group = groups.find((candidate) => tabbablesIn(candidate).length > 0);
    tabbablesIn(group)
      .at(isForward ? 0 : -1)
      ?.focus();
  }

  const options = { capture: true, signal };
  window.addEventListener('keydown', onKeyDown, options);
  window.addEventListener('focusin', onFocusIn, options);
}

/** What of a list the focus goes through, from top to bottom. */
function groupsOf({ feed, idOf, shown }: OrderedFeed): HTMLElement[] {
  const children = [...feed.children].filter((child) => child instanceof HTMLElement);
  const first = children.findIndex((child) => idOf(child) !== undefined);
  const isOther = (child: HTMLElement) => idOf(child) === undefined;
  return [...children.slice(0, first), ...shown(), ...children.slice(first).filter(isOther)];
}

function tabbablesIn(root: HTMLElement | undefined): HTMLElement[] {
  if (!root) return [];
  const all = [...root.querySelectorAll<HTMLElement>(MAY_TAB)];
  if (root.matches(MAY_TAB)) all.unshift(root);
  return all.filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
}

function moveOf(event: KeyboardEvent, arrowKeysMove: boolean): Move | undefined {
  const { key, altKey } = event;
  if (altKey) return arrowKeysMove ? undefined : ({ PageDown: 'down', PageUp: 'up' } as const)[key];
  if (key === 'j' || (arrowKeysMove && key === 'ArrowDown')) return 'down';
  if (key === 'k' || (arrowKeysMove && key === 'ArrowUp')) return 'up';
  if (key === 'Home' || (!arrowKeysMove && key === '0')) return 'first';
  return key === 'End' ? 'last' : undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)
  );
}

function take(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
