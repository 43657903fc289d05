/** Picks the few fields that are needed out of an API answer, whatever its shape, within bounds. */
import type { TapAccount, TapMessage, TapStatus } from './tap-channel';

/** No real answer comes near these; they bound what a strange one can cost. */
const DEEPEST = 12;
const MOST_OBJECTS = 20_000;

type Fields = Record<string, unknown>;

/** All statuses and accounts anywhere in a parsed API answer. */
export function factsIn(answer: unknown): TapMessage {
  const statuses: TapStatus[] = [];
  const accounts: TapAccount[] = [];
  let visits = 0;

  function visit(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
    visits += 1;
    if (visits > MOST_OBJECTS) return;
    const status = statusOf(value, 0);
    if (status) statuses.push(status);
    else {
      const account = accountOf(value);
      if (account) accounts.push(account);
    }
    // Of a status only what else may name accounts; the rest is text and numbers.
    const parts = status ? [(value as Fields)['card']] : Object.values(value);
    for (const part of parts) visit(part, depth + 1);
  }

  visit(answer, 0);
  return { statuses, accounts };
}

function statusOf(value: object, depth: number): TapStatus | undefined {
  const { id, created_at, url, account, reblog, quote } = value as Fields;
  const { in_reply_to_id, replies_count } = value as Fields;
  if (typeof id !== 'string' || typeof created_at !== 'string' || depth > 3) return undefined;
  const author = accountOf(account);
  if (!author) return undefined;
  const boosted = isFields(reblog) && statusOf(reblog, depth + 1);
  // Mastodon from 4.4 on wraps the quoted status: `{ state, quoted_status }`; others send it bare.
  const quotedFields = isFields(quote) ? (quote['quoted_status'] ?? quote) : undefined;
  const quoted = isFields(quotedFields) && statusOf(quotedFields, depth + 1);
  // What is undefined is left out of the JSON.
  return {
    id,
    created_at,
    url: textOf(url),
    account: author,
    reblog: boosted || undefined,
    quote: quoted || undefined,
    in_reply_to_id: textOf(in_reply_to_id),
    replies_count: typeof replies_count === 'number' ? replies_count : undefined,
  };
}

function accountOf(value: unknown): TapAccount | undefined {
  if (!isFields(value)) return undefined;
  const { id, acct, url, limited } = value;
  if (typeof id !== 'string' || typeof acct !== 'string') return undefined;
  return { id, acct, url: textOf(url), limited: limited === true || undefined };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
