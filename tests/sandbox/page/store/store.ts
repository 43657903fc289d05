/** The page's state: one snapshot that is replaced on every change. */
import { useSyncExternalStore } from 'react';
import type { Account, Relationship, Status } from '../api/entities.ts';
import { preloadedAccounts } from '../page-state.ts';
import { emptyTimeline, type Timeline } from './timeline.ts';

export interface State {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly relationships: ReadonlyMap<string, Relationship>;
  readonly statuses: ReadonlyMap<string, Status>;
  readonly timelines: ReadonlyMap<string, Timeline>;
  /** Limited accounts that the reader has chosen to see. */
  readonly revealed: ReadonlySet<string>;
}

let state: State = {
  accounts: new Map(Object.entries(preloadedAccounts)),
  relationships: new Map(),
  statuses: new Map(),
  timelines: new Map(),
  revealed: new Set(),
};
const listeners = new Set<() => void>();

export function getState(): State {
  return state;
}

export function change(changed: Partial<State>): void {
  state = { ...state, ...changed };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A part of the state; `select` must return the same object while nothing has changed. */
export function useStore<Part>(select: (state: State) => Part): Part {
  return useSyncExternalStore(subscribe, () => select(state));
}

export function timelineOf(key: string): Timeline {
  return state.timelines.get(key) ?? emptyTimeline;
}

export function changeTimeline(key: string, update: (before: Timeline) => Timeline): void {
  const before = timelineOf(key);
  const after = update(before);
  if (after !== before) change({ timelines: new Map(state.timelines).set(key, after) });
}

export function keepAccounts(accounts: readonly Account[]): void {
  const all = new Map(state.accounts);
  for (const account of accounts) all.set(account.id, account);
  change({ accounts: all });
}

/** Keeps statuses, with those inside them, and their authors. */
export function keepStatuses(given: readonly Status[]): void {
  const statuses = new Map(state.statuses);
  const accounts = new Map(state.accounts);
  const keep = (status: Status): void => {
    statuses.set(status.id, status);
    accounts.set(status.account.id, status.account);
    if (status.reblog) keep(status.reblog);
    if (status.quote?.quoted_status) keep(status.quote.quoted_status);
    for (const { account } of status.card?.authors ?? []) if (account) accounts.set(account.id, account);
  };
  for (const status of given) keep(status);
  change({ statuses, accounts });
}

/** A changed post also changes within its boosts and quotes. */
export function replaceStatus(changed: Status): void {
  const statuses = new Map(state.statuses);
  for (const [id, status] of statuses) {
    if (id === changed.id) statuses.set(id, changed);
    else if (status.reblog?.id === changed.id) statuses.set(id, { ...status, reblog: changed });
    else if (status.quote?.quoted_status?.id === changed.id)
      statuses.set(id, { ...status, quote: { ...status.quote, quoted_status: changed } });
  }
  change({ statuses });
}
