import type { Fact, Network, NetworkAbout } from '../network';

/** Handles are `@blog.wordpress.com@blog.wordpress.com`, or `@author@blog.wordpress.com`. Blogs with a domain of their own do not show. */
export const network: Network = {
  id: 'wordpress-com',
  name: 'WordPress.com',
  hosts: ['*.wordpress.com'],
};

export const about: NetworkAbout = {
  owner: 'Automattic',
  reach: 'native',
  origin: { user: /^/, handle: '{domain}', url: 'https://{domain}/' },
};

const SUPPORT = 'https://wordpress.com/support/enter-the-fediverse/';

export const facts: readonly Fact[] = [
  { says: 'optIn', checkedOn: '2025-10-07', sources: [SUPPORT] },
  { says: 'commentFromReply', checkedOn: '2025-10-07', sources: [SUPPORT] },
];
