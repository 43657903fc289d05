import type { Fact, Network, NetworkAbout } from '../network';

/** The bridge names accounts by public key: in hex at first (soapbox-pub/mostr#44), as `npub1…` since. */
export const network: Network = {
  id: 'nostr',
  name: 'Nostr',
  hosts: ['mostr.pub'],
};

export const about: NetworkAbout = {
  owner: 'Nobody: keys and relays',
  carrier: 'Mostr (Soapbox)',
  reach: 'bridged',
  origin: { user: /^(?:npub1[02-9ac-hj-np-z]{58}|[0-9a-f]{64})$/, handle: '{user}' },
};

export const facts: readonly Fact[] = [
  {
    says: 'bridgeReplyYes',
    checkedOn: '2023-05',
    sources: [
      'https://gitlab.com/soapbox-pub/mostr',
      'https://fediview.com/articles/mostr-bridge-follow-friends-mastodon-nostr/',
    ],
  },
];
