import type { Fact, Network, NetworkAbout } from '../network';

/** Bridgy Fed's own account on the bridge, @bsky.brid.gy, is no bridged person. */
export const network: Network = {
  id: 'bluesky',
  name: 'Bluesky',
  hosts: ['bsky.brid.gy'],
};

export const about: NetworkAbout = {
  owner: 'Bluesky Social',
  carrier: 'Bridgy Fed (A New Social)',
  reach: 'bridged',
  origin: {
    user: /^(?!bsky\.brid\.gy$)(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/i,
    handle: '@{user}',
    url: 'https://bsky.app/profile/{user}',
  },
};

const DOCS = 'https://fed.brid.gy/docs';
const NONPROFIT =
  'https://linkdaddynews.com/bridgy-fed-a-project-to-connect-the-open-social-web-is-now-becoming-a-nonprofit';
const LAUNCH = 'https://techbrunch.co/bluesky-and-mastodon-users-can-now-talk-to-each-other-on-bridgy-fed';

export const facts: readonly Fact[] = [
  { says: 'optIn', checkedOn: '2024-12-17', sources: [DOCS, NONPROFIT] },
  { says: 'bridgeReplyYes', checkedOn: '2024-06-05', sources: [DOCS, LAUNCH] },
  { says: 'bridgeLikeYes', checkedOn: '2024-06-05', sources: [DOCS, LAUNCH] },
  { says: 'bridgeBoostYes', checkedOn: '2024-06-05', sources: [DOCS, LAUNCH] },
];
