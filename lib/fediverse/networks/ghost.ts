import type { Fact, Network, NetworkAbout } from '../network';

/** Handles are `@index@publication`. Publications with a domain of their own do not show. */
export const network: Network = {
  id: 'ghost',
  name: 'Ghost',
  hosts: ['*.ghost.io'],
};

export const about: NetworkAbout = {
  owner: 'Ghost Foundation',
  reach: 'native',
  origin: { user: /^/, handle: '{domain}', url: 'https://{domain}/' },
};

const GUIDE = 'https://ghost-theme.com/blog/ghosts-social-web-activitypub/';

export const facts: readonly Fact[] = [
  { says: 'followYes', checkedOn: '2025-08', sources: [GUIDE] },
  { says: 'likeYes', checkedOn: '2025-08', sources: [GUIDE] },
  { says: 'replyYes', checkedOn: '2025-08', sources: [GUIDE] },
];
