/** What was blocked from here, for open pages: what they were sent from there before stays on them. */
import { type NewBlock, newBlocks } from '../storage/items';
import { updateStored } from '../storage/stored';
import type { StoredAccount } from './database';

/** Far more than anybody blocks while a page is open; of an import the last are enough. */
const MOST_KEPT = 200;

export function addNewBlock({ key, origin }: StoredAccount, domain: string): Promise<unknown> {
  return updateStored(newBlocks(origin), (all) =>
    [{ domain, accountKey: key }, ...all.filter((one) => !isOf(one, key, domain))].slice(0, MOST_KEPT),
  );
}

/** Forgets those of the account that are blocked no more, by whatever way. */
export function keepNewBlocks(
  { key, origin }: Pick<StoredAccount, 'key' | 'origin'>,
  isBlocked: (domain: string) => boolean,
): Promise<unknown> {
  return updateStored(newBlocks(origin), (all) => {
    const kept = all.filter(({ domain, accountKey }) => accountKey !== key || isBlocked(domain));
    return kept.length === all.length ? all : kept;
  });
}

function isOf({ accountKey, domain }: NewBlock, key: string, wanted: string): boolean {
  return accountKey === key && domain === wanted;
}
