/** What the page does with accounts: load them, know how the reader stands to them, follow and block. */
import type { Account, Relationship } from '../api/entities.ts';
import { get, request, withQuery } from '../api/request.ts';
import { meta, myId } from '../page-state.ts';
import { change, getState, keepAccounts, type State, withAll } from './store.ts';

/** A limited account that the reader neither follows nor has asked to see. */
export function isHidden(state: State, account: Account): boolean {
  if (!account.limited || account.id === myId || state.revealed.has(account.id)) return false;
  const relationship = state.relationships.get(account.id);
  return !relationship?.following && !relationship?.requested;
}

export function revealAccount(id: string): void {
  change({ revealed: getState().revealed.add(id) });
}

function keepRelationships(relationships: readonly Relationship[]): void {
  change({ relationships: withAll(getState().relationships, relationships) });
}

/** Asks how the reader stands to these accounts, unless it is known. */
export async function loadRelationships(ids: readonly string[]): Promise<void> {
  const unknown = ids.filter((id) => id !== myId && !getState().relationships.has(id));
  if (unknown.length === 0 || !meta.me) return;
  keepRelationships(
    await get<Relationship[]>(
      withQuery('/api/v1/accounts/relationships', { id: unknown, with_suspended: true }),
    ),
  );
}

export async function lookUpAccount(acct: string): Promise<Account> {
  const account = await get<Account>('/api/v1/accounts/lookup', { acct });
  keepAccounts([account]);
  await loadRelationships([account.id]);
  return account;
}

export type AccountAction = 'follow' | 'unfollow' | 'block' | 'unblock' | 'mute' | 'unmute';

/** Follows, blocks and their opposites. */
export async function act(id: string, action: AccountAction): Promise<void> {
  const { body } = await request<Relationship>('POST', `/api/v1/accounts/${id}/${action}`);
  keepRelationships([body]);
}

/** Blocks a domain for the reader, or takes the block back. */
export async function setDomainBlock(domain: string, blocked: boolean): Promise<void> {
  await request(blocked ? 'POST' : 'DELETE', withQuery('/api/v1/domain_blocks', { domain }));
  const changed = [...getState().relationships.values()].filter(
    ({ id }) => getState().accounts.get(id)?.acct.split('@')[1] === domain,
  );
  keepRelationships(
    changed.map((relationship) => ({
      ...relationship,
      domain_blocking: blocked,
      ...(blocked ? { following: false, followed_by: false } : {}),
    })),
  );
}
