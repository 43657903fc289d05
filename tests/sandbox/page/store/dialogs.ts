/** The dialog that is open, if any. */
import { useSyncExternalStore } from 'react';
import type { Account, Status } from '../api/entities.ts';

export type Dialog =
  | { readonly kind: 'boost' | 'reply' | 'quote'; readonly status: Status }
  | { readonly kind: 'block-account' | 'block-domain'; readonly account: Account };

let dialog: Dialog | undefined;
const listeners = new Set<() => void>();

function show(next: Dialog | undefined): void {
  dialog = next;
  for (const listener of listeners) listener();
}

export const openDialog = (next: Dialog): void => show(next);
export const closeDialog = (): void => show(undefined);

export function useDialog(): Dialog | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => dialog,
  );
}
