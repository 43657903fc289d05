/** Where the reader is: single-page navigation with the browser's history, and the scroll position of each place. */
import { useSyncExternalStore } from 'react';
import { multiColumn } from '../page-state.ts';

export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
  /** One for each entry of the history: what is kept for the way back is kept under it. */
  readonly key: string;
}

const DECK = '/deck';
const listeners = new Set<() => void>();
const scrollPositions = new Map<string, number>();

function freshKey(): string {
  return Math.random().toString(36).slice(2, 8);
}

function readPlace(): Place {
  const { pathname, search } = window.location;
  const path = pathname === DECK || pathname.startsWith(`${DECK}/`) ? pathname.slice(DECK.length) : pathname;
  const { state } = window.history;
  const key = typeof state?.key === 'string' ? state.key : 'start';
  return { path: path === '' ? '/' : path, query: new URLSearchParams(search), key };
}

let place = readPlace();

function moved(): void {
  place = readPlace();
  for (const listener of listeners) listener();
}

window.history.scrollRestoration = 'manual';
window.addEventListener('popstate', moved);

/** Goes to a path of the page without loading it anew. */
export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  const path = multiColumn && !to.startsWith(DECK) ? DECK + to : to;
  const state = { key: freshKey() };
  if (how === 'push') window.history.pushState(state, '', path);
  else window.history.replaceState(state, '', path);
  moved();
}

export function usePlace(): Place {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => place,
  );
}

export function currentPlace(): Place {
  return place;
}

/** Scroll positions (px), under a list's key. */
export const kept = {
  scrollTop: (key: string): number | undefined => scrollPositions.get(key),
  keepScrollTop: (key: string, top: number): void => void scrollPositions.set(key, top),
};
