/** `/api/v1/lists`: a person's lists and who is on them. */
import * as z from 'zod/mini';
import type { ApiClient } from './client';
import { idSchema, textSchema } from './entity-parts';
import { allPages } from './pages';

const listSchema = z.object({ id: idSchema, title: textSchema });
export type List = z.infer<typeof listSchema>;
const memberSchema = z.object({ id: idSchema });

export function fetchLists(client: ApiClient) {
  return client.request({ method: 'GET', path: '/api/v1/lists', schema: z.array(listSchema) });
}

export function fetchListMembers(client: ApiClient, listId: string) {
  const path = `/api/v1/lists/${encodeURIComponent(listId)}/accounts`;
  return allPages(client, { method: 'GET', path, query: { limit: '80' }, schema: z.array(memberSchema) });
}

/** Fails with `not-found` as long as the account is not followed: a request is not enough. */
export function addToList(client: ApiClient, listId: string, accountId: string) {
  return client.request({
    method: 'POST',
    path: `/api/v1/lists/${encodeURIComponent(listId)}/accounts`,
    form: { 'account_ids[]': [accountId] },
    schema: z.unknown(),
  });
}
