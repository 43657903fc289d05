/**
 * What the page has been sent about statuses and accounts, by id and by handle. The list empties posts that are off
 * screen, so the document does not hold it.
 */
import type { TapAccount, TapMessage, TapStatus } from './tap-channel';

/** Far more than a page holds; the oldest go first. A status takes some 300 bytes. */
const MOST_STATUSES = 20_000;
const MOST_ACCOUNTS = 20_000;

export interface StatusMemory {
  /** Checks and keeps what the tap hands over. Anything that is not a `TapMessage` is ignored. */
  remember(message: unknown): void;
  status(id: string): TapStatus | undefined;
  /** Whether what stands around a status has come, as far as the server shows it. */
  hasThreadOf(id: string): boolean;
  /** How many of a status's direct replies the page has been sent. */
  repliesTo(id: string): number;
  /** The account as it was seen last; `acct` as the page writes it. */
  account(acct: string): TapAccount | undefined;
  /** The account by the server's own id of it. */
  accountById(id: string): TapAccount | undefined;
  /** Calls back after something new was kept, until the signal aborts. */
  onNews(listener: (news: News) => void, signal: AbortSignal): void;
}

export interface News {
  /** Whether an account turned out to be limited by the server, or to be so no longer. */
  readonly limitsChanged: boolean;
}

export function createStatusMemory(): StatusMemory {
  const statuses = new Map<string, TapStatus>();
  const accounts = new Map<string, TapAccount>();
  const accountsById = new Map<string, TapAccount>();
  const threads = new Set<string>();
  const listeners = new Set<(news: News) => void>();
  let limitsChanged = false;

  function keepStatus(status: TapStatus): void {
    keep(statuses, status.id, status, MOST_STATUSES);
    keepAccount(status.account);
    if (status.reblog) keepStatus(status.reblog);
    if (status.quote) keepStatus(status.quote);
  }
  function keepAccount(account: TapAccount): void {
    if (accountsById.get(account.id)?.limited !== account.limited) limitsChanged = true;
    keep(accounts, account.acct.toLowerCase(), account, MOST_ACCOUNTS);
    keep(accountsById, account.id, account, MOST_ACCOUNTS);
  }

  return {
    remember(message) {
      if (!isTapMessage(message)) return;
      limitsChanged = false;
      message.statuses.forEach(keepStatus);
      message.accounts.forEach(keepAccount);
      if (message.threadOf !== undefined) threads.add(message.threadOf);
      for (const listener of listeners) listener({ limitsChanged });
    },
    status: (id) => statuses.get(id),
    hasThreadOf: (id) => threads.has(id),
    repliesTo: (id) => [...statuses.values()].filter((status) => status.in_reply_to_id === id).length,
    account: (acct) => accounts.get(acct.toLowerCase()),
    accountById: (id) => accountsById.get(id),
    onNews(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
  };
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  // Deleted first, so that what was seen again counts as new.
  map.delete(key);
  map.set(key, value);
  const oldest = map.size > most ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
}

/** By hand, not by schema: a schema library would be a third of what a page may cost. The page could forge all of it. */
function isTapMessage(message: unknown): message is TapMessage {
  if (!isFields(message)) return false;
  const { statuses, accounts, threadOf } = message;
  return (
    isShortIfAny(threadOf) &&
    Array.isArray(statuses) &&
    Array.isArray(accounts) &&
    statuses.every((status) => isStatus(status, 0)) &&
    accounts.every(isAccount)
  );
}

function isStatus(value: unknown, depth: number): boolean {
  if (!isFields(value) || depth > 4) return false;
  const { id, created_at, url, account, reblog, quote } = value;
  const { in_reply_to_id, replies_count } = value;
  return (
    isShort(id) &&
    isShort(created_at) &&
    isShortIfAny(url) &&
    isAccount(account) &&
    (reblog === undefined || isStatus(reblog, depth + 1)) &&
    (quote === undefined || isStatus(quote, depth + 1)) &&
    isShortIfAny(in_reply_to_id) &&
    (replies_count === undefined || Number.isFinite(replies_count))
  );
}

function isAccount(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { id, acct, url, limited } = value;
  return isShort(id) && isShort(acct) && isShortIfAny(url) && (limited === undefined || limited === true);
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 3000;
}

function isShortIfAny(value: unknown): value is string | undefined {
  return value === undefined || isShort(value);
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
