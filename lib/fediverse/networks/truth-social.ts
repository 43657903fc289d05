import type { Fact, Network, NetworkAbout } from '../network';

export const network: Network = {
  id: 'truth-social',
  name: 'Truth Social',
  hosts: ['truthsocial.com'],
};

export const about: NetworkAbout = {
  owner: 'Trump Media',
  reach: 'none',
};

export const facts: readonly Fact[] = [
  {
    says: 'noFederation',
    checkedOn: '2022-02',
    sources: ['https://fedinews.com/2022/02/truth-social-will-not-federate-the-creator-of-mastodon-says/'],
  },
];
