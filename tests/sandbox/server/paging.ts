/** Pages of a list with a cursor, and the `Link` header that leads to the next. */

import type { Call } from './router.ts';

const CURSORS = ['max_id', 'since_id', 'min_id'];

export interface PageRules {
  readonly limit: number;
  readonly max: number;
  /** The name of the cursor that leads to newer entries. */
  readonly previous: 'min_id' | 'since_id';
  /** Status timelines offer a next page even after a short one. */
  readonly alwaysNext?: boolean;
}

export const STATUS_PAGES: PageRules = { limit: 20, max: 40, previous: 'min_id', alwaysNext: true };
export const ACCOUNT_PAGES: PageRules = { limit: 40, max: 80, previous: 'since_id' };

/** The page size that the call asks for (api/base_controller.rb, limit_param). */
export function limitOf(call: Call, rules: Pick<PageRules, 'limit' | 'max'>): number {
  const asked = call.params.text('limit');
  return asked === undefined ? rules.limit : Math.min(Math.abs(Number.parseInt(asked, 10) || 0), rules.max);
}

/** The part of `entries` (highest cursor first) that the call asks for, with the `Link` header. */
export function pageOf<T>(
  call: Call,
  entries: readonly T[],
  cursorOf: (entry: T) => string | number,
  rules: PageRules,
): { page: T[]; headers: Record<string, string> } {
  const limit = limitOf(call, rules);
  const page = cut(call, entries, (entry) => BigInt(cursorOf(entry)), limit);
  const [first, last] = [page[0], page.at(-1)];
  const links: string[] = [];
  if (last !== undefined && (rules.alwaysNext || page.length === limit)) {
    links.push(linkTo(call, 'max_id', String(cursorOf(last)), 'next'));
  }
  if (first !== undefined) links.push(linkTo(call, rules.previous, String(cursorOf(first)), 'prev'));
  return { page, headers: links.length > 0 ? { link: links.join(', ') } : {} };
}

function cut<T>(call: Call, entries: readonly T[], cursorOf: (entry: T) => bigint, limit: number): T[] {
  const below = cursor(call, 'max_id');
  const above = cursor(call, 'since_id');
  const rightAbove = cursor(call, 'min_id');
  const wanted = entries.filter((entry) => {
    const at = cursorOf(entry);
    if (below !== undefined && at >= below) return false;
    if (above !== undefined && at <= above) return false;
    return rightAbove === undefined || at > rightAbove;
  });
  return rightAbove === undefined || limit === 0 ? wanted.slice(0, limit) : wanted.slice(-limit);
}

function cursor(call: Call, name: string): bigint | undefined {
  const text = call.params.text(name);
  return text !== undefined && /^\d+$/.test(text) ? BigInt(text) : undefined;
}

/** An absolute link to the same list with another cursor. */
function linkTo(call: Call, name: string, value: string, rel: 'next' | 'prev'): string {
  const query = new URLSearchParams(call.query);
  for (const other of CURSORS) query.delete(other);
  query.delete('access_token');
  query.set(name, value);
  return `<${call.origin}${call.path}?${query}>; rel="${rel}"`;
}
