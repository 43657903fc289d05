/** `/api/v1/domain_blocks`: the domains that one person blocked (Mastodon 4.2 to 4.7). */
import * as z from 'zod/mini';
import type { Domain } from '../fediverse/domain-name';
import type { ApiClient } from './client';
import { allPages } from './pages';

const PATH = '/api/v1/domain_blocks';
const nothing = z.unknown();
const domainsSchema = z.array(z.string());
const previewSchema = z.object({ following_count: z.number(), followers_count: z.number() });

/** All blocked domains, newest first, as the server writes them. */
export function fetchDomainBlocks(client: ApiClient) {
  return allPages(client, { method: 'GET', path: PATH, query: { limit: '200' }, schema: domainsSchema });
}

/** The newest page alone: one request, however many there are. */
export function fetchNewestDomainBlocks(client: ApiClient) {
  return client.request({ method: 'GET', path: PATH, query: { limit: '200' }, schema: domainsSchema });
}

/** Only normalised names: with another spelling Mastodon keeps the block but not its clean-up. */
export function createDomainBlock(client: ApiClient, domain: Domain) {
  return client.request({ method: 'POST', path: PATH, form: { domain }, schema: nothing });
}

export function deleteDomainBlock(client: ApiClient, domain: Domain) {
  return client.request({ method: 'DELETE', path: PATH, form: { domain }, schema: nothing });
}

/** How many ties a block would cut; from Mastodon 4.3 on, and it needs `write:blocks` although it reads. */
export function previewDomainBlock(client: ApiClient, domain: Domain) {
  return client.request({ method: 'GET', path: `${PATH}/preview`, query: { domain }, schema: previewSchema });
}
