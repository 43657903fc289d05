import type { Fact, Network } from '../network';

export const network: Network = {
  id: 'truth-social',
  name: 'Truth Social',
  owner: 'Trump Media',
  reach: 'none',
  hosts: ['truthsocial.com'],
};

export const facts: readonly Fact[] = [
  {
    says: 'noFederation',
    checkedOn: '2022-02',
    sources: ['https://fedinews.com/2022/02/truth-social-will-not-federate-the-creator-of-mastodon-says/'],
  },
];
