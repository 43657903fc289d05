import type { Fact, Network, NetworkAbout } from '../network';

export const network: Network = {
  id: 'web',
  name: 'Web site',
  hosts: ['web.brid.gy'],
};

export const about: NetworkAbout = {
  owner: 'Its author',
  carrier: 'Bridgy Fed (A New Social)',
  reach: 'bridged',
  origin: {
    user: /^(?!web\.brid\.gy$)(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/i,
    handle: '{user}',
    url: 'https://{user}/',
  },
};

export const facts: readonly Fact[] = [
  { says: 'bridgeReplyYes', checkedOn: '2026-01-15', sources: ['https://fed.brid.gy/docs'] },
];
