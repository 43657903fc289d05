import type { Fact, Network, NetworkAbout } from '../network';

export const network: Network = {
  id: 'instagram',
  name: 'Instagram',
  hosts: ['kilogram.makeup'],
};

export const about: NetworkAbout = {
  owner: 'Meta',
  carrier: 'kilogram.makeup',
  reach: 'mirrored',
  origin: { user: /^[a-z0-9._]+$/i, handle: '@{user}', url: 'https://www.instagram.com/{user}/' },
};

export const facts: readonly Fact[] = [
  { says: 'copyOnly', checkedOn: '2025-11', sources: ['https://git.sr.ht/~cloutier/bird.makeup'] },
];
