/** `/api/v1/accounts`: who somebody is, whom they follow, and how they stand to others. */
import * as z from 'zod/mini';
import type { ApiClient } from './client';
import { acctSchema, idSchema, textSchema } from './entity-parts';
import { allPages } from './pages';

const accountSchema = z.object({
  id: idSchema,
  acct: acctSchema,
  display_name: z.optional(textSchema),
  url: z.optional(z.nullable(z.string())),
  locked: z.optional(z.boolean()),
  moved: z.optional(z.nullable(z.object({ id: idSchema, acct: acctSchema }))),
});
export type Account = z.infer<typeof accountSchema>;

const relationshipSchema = z.object({
  id: idSchema,
  following: z.boolean(),
  requested: z._default(z.boolean(), false),
  requested_by: z._default(z.boolean(), false),
  followed_by: z._default(z.boolean(), false),
  showing_reblogs: z._default(z.boolean(), true),
  notifying: z._default(z.boolean(), false),
  languages: z._default(z.nullable(z.array(z.string())), null),
  domain_blocking: z._default(z.boolean(), false),
});
export type Relationship = z.infer<typeof relationshipSchema>;

/** Largest page of follows; and how many ids are asked for at once, well within the length of an address. */
const PAGE = '80';
export const RELATIONSHIPS_AT_ONCE = 40;

export function verifyCredentials(client: ApiClient) {
  return client.request({
    method: 'GET',
    path: '/api/v1/accounts/verify_credentials',
    schema: accountSchema,
  });
}

export function fetchFollowing(
  client: ApiClient,
  id: string,
  onPage?: (accounts: readonly Account[]) => void,
) {
  const path = `/api/v1/accounts/${encodeURIComponent(id)}/following`;
  return allPages(
    client,
    { method: 'GET', path, query: { limit: PAGE }, schema: z.array(accountSchema) },
    onPage,
  );
}

export function fetchFollowers(
  client: ApiClient,
  id: string,
  onPage?: (accounts: readonly Account[]) => void,
) {
  const path = `/api/v1/accounts/${encodeURIComponent(id)}/followers`;
  return allPages(
    client,
    { method: 'GET', path, query: { limit: PAGE }, schema: z.array(accountSchema) },
    onPage,
  );
}

/** Who asked to follow the person and waits for an answer; needs `read:follows`. */
export function fetchFollowRequests(client: ApiClient) {
  return allPages(client, {
    method: 'GET',
    path: '/api/v1/follow_requests',
    query: { limit: PAGE },
    schema: z.array(accountSchema),
  });
}

/** In no particular order, and without accounts that are gone: match by id. */
export function fetchRelationships(client: ApiClient, ids: readonly string[]) {
  return client.request({
    method: 'GET',
    path: '/api/v1/accounts/relationships',
    query: { 'id[]': ids },
    schema: z.array(relationshipSchema),
  });
}

export interface FollowOptions {
  readonly reblogs: boolean;
  readonly notify: boolean;
  /** Languages whose posts are shown; null: all. */
  readonly languages: readonly string[] | null;
}

/** Follows, or changes how one follows. An account elsewhere stays a request until its server accepts. */
export function followAccount(client: ApiClient, id: string, { reblogs, notify, languages }: FollowOptions) {
  return client.request({
    method: 'POST',
    path: `/api/v1/accounts/${encodeURIComponent(id)}/follow`,
    form: {
      reblogs: String(reblogs),
      notify: String(notify),
      ...(languages && { 'languages[]': languages }),
    },
    schema: relationshipSchema,
  });
}

/** The account with this handle, if the server knows it already. */
export function lookupAccount(client: ApiClient, acct: string) {
  return client.request({
    method: 'GET',
    path: '/api/v1/accounts/lookup',
    query: { acct },
    schema: accountSchema,
  });
}

/** Enough for the one that is meant, should others come before it. */
const MOST_RESOLVED = '5';

/** Accounts that this handle may mean; one that the server does not know it asks for where it is at home. */
export function resolveAccount(client: ApiClient, acct: string) {
  return client.request({
    method: 'GET',
    path: '/api/v1/accounts/search',
    query: { q: acct, resolve: 'true', limit: MOST_RESOLVED },
    schema: z.array(accountSchema),
  });
}
