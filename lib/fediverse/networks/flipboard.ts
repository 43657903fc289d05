import type { Fact, Network, NetworkAbout } from '../network';

export const network: Network = {
  id: 'flipboard',
  name: 'Flipboard',
  hosts: ['flipboard.com', 'flipboard.social'],
};

export const about: NetworkAbout = {
  owner: 'Flipboard',
  reach: 'native',
  origin: { user: /^\w+$/, handle: '@{user}', url: 'https://flipboard.com/@{user}' },
};

const FOLLOWS = 'https://thecrypto.money/?p=36840';

export const facts: readonly Fact[] = [
  { says: 'followYes', checkedOn: '2024-06', sources: [FOLLOWS] },
  { says: 'replyYes', checkedOn: '2024-06', sources: [FOLLOWS, 'https://github.com/Flipboard/activitypub'] },
];
