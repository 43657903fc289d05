/** The page's keys: `j` and `k` walk the list by the order of its nodes, digits go to columns, `g` goes to pages. */
import { multiColumn, since } from '../page-state.ts';
import { navigate } from '../routing/location.ts';

type Direction = 'next' | 'previous';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

function bring(element: HTMLElement): void {
  element.scrollIntoView({ block: 'start' });
  element.focus();
}

/** Focuses the first entry of a column whose top is in view; columns are counted from 1. */
function focusColumn(number: number): void {
  const columns = document.querySelectorAll('.columns-area > .column');
  const entries = columns[number - 1]?.querySelectorAll<HTMLElement>(
    '.scrollable .focusable:not(.status__quote .focusable)',
  );
  const first = [...(entries ?? [])].find((entry) => {
    const { top } = entry.getBoundingClientRect();
    return top >= 0 && top < window.innerHeight;
  });
  first?.focus();
}

function focusable(item: Element): HTMLElement | null {
  if (item instanceof HTMLElement && item.matches('.focusable, .load-more')) return item;
  return item.querySelector<HTMLElement>('.focusable');
}

function walk(direction: Direction): void {
  const current = document.activeElement?.closest('.item-list > *');
  if (!current) {
    focusColumn(1);
    return;
  }
  const step = (item: Element): Element | null =>
    direction === 'next' ? item.nextElementSibling : item.previousElementSibling;
  for (let item = step(current); item; item = step(item)) {
    const target = focusable(item);
    if (!target) continue;
    bring(target);
    return;
  }
}

function goToTop(): void {
  const list = document.activeElement?.closest('.scrollable') ?? document.querySelector('.scrollable');
  const scroller = multiColumn ? list : document.scrollingElement;
  if (scroller) scroller.scrollTop = 0;
  list?.querySelector<HTMLElement>('.focusable')?.focus();
}

const KEYS: Readonly<Record<string, () => void>> = {
  j: () => walk('next'),
  k: () => walk('previous'),
  '0': goToTop,
  Backspace: () => window.history.back(),
  // Arrow keys walked the list until 4.4.
  ...(since(5) ? {} : { ArrowDown: () => walk('next'), ArrowUp: () => walk('previous') }),
};

const PAGES: Readonly<Record<string, string>> = {
  h: '/home',
  n: '/notifications',
  l: '/public/local',
  t: '/public',
  d: '/conversations',
  f: '/favourites',
  e: '/explore',
};

/** Starts listening for the page's keys. */
export function listenToKeys(): void {
  let isGoing = false;
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return;
    const wasGoing = isGoing;
    isGoing = event.key === 'g';
    const page = wasGoing ? PAGES[event.key] : undefined;
    if (page) navigate(page);
    else if (/^[1-9]$/.test(event.key)) focusColumn(Number(event.key));
    else if (KEYS[event.key]) KEYS[event.key]?.();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** What the keys of a post ask for. */
export const STATUS_KEYS: Readonly<Record<string, 'open' | 'profile' | 'favourite' | 'boost' | 'reply'>> = {
  Enter: 'open',
  o: 'open',
  p: 'profile',
  f: 'favourite',
  b: 'boost',
  r: 'reply',
};
