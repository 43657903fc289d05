import type { Fact, Network, NetworkAbout } from '../network';

export const network: Network = {
  id: 'tumblr',
  name: 'Tumblr',
  hosts: ['tumblr.com', '*.tumblr.com'],
};

export const about: NetworkAbout = {
  owner: 'Automattic',
  reach: 'none',
};

export const facts: readonly Fact[] = [
  {
    says: 'noFederationPaused',
    checkedOn: '2025-06-30',
    sources: [
      'https://www.theverge.com/news/695124/tumblr-wordpress-automattic-fediverse-integration-on-hold-decoder',
    ],
  },
];
