/** Walking through the pages of a list. */
import { failed, ok, type Result } from '../rules/result';
import type { ApiFailure } from './api-failure';
import type { ApiClient, ApiRequest } from './client';

/** More pages than any real list has; a server that pages without end is stopped here. */
const MOST_PAGES = 2_000;

/** All entries of a list, page by page. `onPage` hears of what has come so far. Ends at the first failure. */
export async function allPages<Entry>(
  client: ApiClient,
  request: ApiRequest<Entry[]>,
  onPage?: (entries: readonly Entry[]) => void,
): Promise<Result<readonly Entry[], ApiFailure>> {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  let query = request.query ?? {};
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await client.request({ ...request, query });
    if (!answer.ok) return answer;
    entries.push(...answer.value.body);
    onPage?.(entries);
    const { next } = answer.value;
    // The same cursor twice would go on for ever.
    if (next === undefined || seen.has(next)) return ok(entries);
    seen.add(next);
    query = { ...request.query, ...Object.fromEntries(new URLSearchParams(next)) };
  }
  return failed({ kind: 'bad-answer' });
}
