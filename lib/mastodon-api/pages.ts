/** Walking through the pages of a list. */
import { failed, ok, type Result } from '../rules/result';
import type { ApiFailure, ApiFailureKind } from './api-failure';
import type { ApiClient, ApiRequest, ApiResult } from './client';

/** More pages than any real list has; a server that pages without end is stopped here. */
const MOST_PAGES = 2_000;
/** Some 100,000 accounts with all that is said of them; what is kept of it has to fit in memory. */
const LARGEST_LIST = 200_000_000;

const MOST_REPEATS = 2;
const REPEATED: readonly ApiFailureKind[] = ['network', 'server'];

/** All entries of a list, page by page. `onPage` hears of what has come so far. Ends at the first failure. */
export async function allPages<Entry>(
  client: ApiClient,
  request: ApiRequest<Entry[]>,
  onPage?: (entries: readonly Entry[]) => void,
): Promise<Result<readonly Entry[], ApiFailure>> {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  let size = 0;
  let query = request.query ?? {};
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await askForPage(client, { ...request, query });
    if (!answer.ok) return answer;
    const { body, next } = answer.value;
    for (const entry of body) entries.push(entry);
    onPage?.(entries);
    if (next === undefined) return ok(entries);
    size += answer.value.size;
    if (size > LARGEST_LIST) break;
    // The same cursor twice would go on for ever: the end, if nothing came with it, else a server gone astray.
    if (seen.has(next)) return body.length === 0 ? ok(entries) : failed({ kind: 'bad-answer' });
    seen.add(next);
    query = { ...request.query, ...Object.fromEntries(new URLSearchParams(next)) };
  }
  return failed({ kind: 'bad-answer' });
}

/** One page of many that breaks off is asked for again: a list of a hundred pages would else never come to its end. */
async function askForPage<Entry>(
  client: ApiClient,
  request: ApiRequest<Entry[]>,
): Promise<ApiResult<Entry[]>> {
  let answer = await client.request(request);
  for (let again = 0; again < MOST_REPEATS && !answer.ok && REPEATED.includes(answer.error.kind); again += 1)
    answer = await client.request(request);
  return answer;
}
