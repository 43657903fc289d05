import type { Fact, Network, NetworkAbout } from '../network';

export const network: Network = {
  id: 'twitter',
  name: 'X (Twitter)',
  hosts: ['bird.makeup'],
};

export const about: NetworkAbout = {
  owner: 'X Corp.',
  carrier: 'bird.makeup',
  reach: 'mirrored',
  origin: { user: /^\w+$/, handle: '@{user}', url: 'https://x.com/{user}' },
};

export const facts: readonly Fact[] = [
  { says: 'copyOnly', checkedOn: '2025-11', sources: ['https://git.sr.ht/~cloutier/bird.makeup'] },
];
