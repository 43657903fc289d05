/** What stands over or beside the columns: the dialog that is open, and what the composer is about. */
import { useSyncExternalStore } from 'react';
import type { Account, Status } from '../api/entities.ts';

export type Dialog =
  | { readonly kind: 'boost'; readonly status: Status }
  | { readonly kind: 'block-account' | 'block-domain'; readonly account: Account };

/** The post that is answered or quoted. */
export interface Draft {
  readonly replyTo?: Status;
  readonly quote?: Status;
}

interface Held<Value> {
  set(value: Value): void;
  use(): Value;
}

function held<Value>(first: Value): Held<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, () => value),
  };
}

const dialog = held<Dialog | undefined>(undefined);
const draft = held<Draft>({});

export const openDialog = (next: Dialog): void => dialog.set(next);
export const closeDialog = (): void => dialog.set(undefined);
export const useDialog = (): Dialog | undefined => dialog.use();
export const startDraft = (next: Draft): void => draft.set(next);
export const useDraft = (): Draft => draft.use();
