/** The page's state: one snapshot that is replaced on every change. */
import { Map as ImmutableMap, Set as ImmutableSet } from 'immutable';
import { useSelector } from 'react-redux';
import { legacy_createStore } from 'redux';
import type { Account, Relationship, Status } from '../api/entities.ts';
import { preloadedAccounts } from '../page-state.ts';
import { emptyTimeline, type Timeline } from './timeline.ts';

export interface State {
  readonly accounts: ImmutableMap<string, Account>;
  readonly relationships: ImmutableMap<string, Relationship>;
  readonly statuses: ImmutableMap<string, Status>;
  /** Whether the text of a post is too long to be shown whole; only of posts that were drawn. */
  readonly collapsed: ImmutableMap<string, boolean>;
  /** Heights (px) of the entries of a list, by the list's key and the entry's id. */
  readonly heights: ImmutableMap<string, ImmutableMap<string, number>>;
  readonly timelines: ImmutableMap<string, Timeline>;
  /** Limited accounts that the reader has chosen to see. */
  readonly revealed: ImmutableSet<string>;
}

const initialState: State = {
  accounts: ImmutableMap(preloadedAccounts),
  relationships: ImmutableMap(),
  statuses: ImmutableMap(),
  collapsed: ImmutableMap(),
  heights: ImmutableMap(),
  timelines: ImmutableMap(),
  revealed: ImmutableSet(),
};

interface Change {
  readonly type: 'change';
  readonly changed: Partial<State>;
}

/** Everybody who reads it asks anew after each change, as on Mastodon's page, which has the same libraries for it. */
export const store = legacy_createStore(
  (state: State = initialState, action: Change | { type: '' }): State =>
    action.type === 'change' ? { ...state, ...action.changed } : state,
);

export const getState = store.getState;

export function change(changed: Partial<State>): void {
  store.dispatch({ type: 'change', changed });
}

/** A part of the state; what it selects must be the same object while nothing has changed. */
export const useStore = useSelector.withTypes<State>();

export function timelineOf(key: string): Timeline {
  return getState().timelines.get(key) ?? emptyTimeline;
}

export function changeTimeline(key: string, update: (before: Timeline) => Timeline): void {
  const before = timelineOf(key);
  const after = update(before);
  if (after !== before) change({ timelines: getState().timelines.set(key, after) });
}

export function keepAccounts(accounts: readonly Account[]): void {
  change({ accounts: withAll(getState().accounts, accounts) });
}

/** Keeps statuses, with those inside them, and their authors. */
export function keepStatuses(given: readonly Status[]): void {
  const { statuses, accounts } = getState();
  const all = given.flatMap(withInner);
  const people = all.flatMap(({ account, card }) => [
    account,
    ...(card?.authors ?? []).flatMap((author) => author.account ?? []),
  ]);
  change({ statuses: withAll(statuses, all), accounts: withAll(accounts, people) });
}

function withInner(status: Status): Status[] {
  const inner = [status.reblog, status.quote?.quoted_status].flatMap((one) => one ?? []);
  return [status, ...inner.flatMap(withInner)];
}

export function withAll<One extends { readonly id: string }>(
  before: ImmutableMap<string, One>,
  given: readonly One[],
): ImmutableMap<string, One> {
  return before.merge(given.map((one) => [one.id, one]));
}

export function setCollapsed(id: string, isCollapsed: boolean): void {
  change({ collapsed: getState().collapsed.set(id, isCollapsed) });
}

export function keepHeight(listKey: string, id: string, height: number): void {
  change({ heights: getState().heights.update(listKey, ImmutableMap(), (ofList) => ofList.set(id, height)) });
}

/** A changed post also changes within its boosts and quotes. */
export function replaceStatus(changed: Status): void {
  const { statuses } = getState();
  change({ statuses: statuses.map((status) => withChanged(status, changed)) });
}

function withChanged(status: Status, changed: Status): Status {
  if (status.id === changed.id) return changed;
  if (status.reblog?.id === changed.id) return { ...status, reblog: changed };
  if (status.quote?.quoted_status?.id !== changed.id) return status;
  return { ...status, quote: { ...status.quote, quoted_status: changed } };
}
