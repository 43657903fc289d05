import type { Fact, Network, NetworkAbout } from '../network';

export const network: Network = {
  id: 'gab',
  name: 'Gab',
  hosts: ['gab.com'],
};

export const about: NetworkAbout = {
  owner: 'Gab AI',
  reach: 'none',
};

export const facts: readonly Fact[] = [
  {
    says: 'noFederation',
    checkedOn: '2022-09-22',
    sources: [
      'https://github.com/seemoo-lab/AirGuard/issues/82',
      'https://fedinews.com/2022/02/truth-social-will-not-federate-the-creator-of-mastodon-says/',
    ],
  },
];
