import type { Fact, Network, NetworkAbout } from '../network';

/**
 * Handles end in threads.net, also after the site moved to threads.com in April 2025 (about.fb.com, 2025-04-24); actors
 * answer under threads.net and www.threads.net.
 */
export const network: Network = {
  id: 'threads',
  name: 'Threads',
  hosts: ['threads.net', 'threads.com'],
};

export const about: NetworkAbout = {
  owner: 'Meta',
  reach: 'native',
  origin: { user: /^[a-z0-9._]+$/i, handle: '@{user}', url: 'https://www.threads.com/@{user}' },
};

const HELP = 'https://help.instagram.com/169559812696339';
const MATTERS = 'https://github.com/thematters/matters-fediverse-gateway';
const FEED =
  'https://winbuzzer.com/2025/06/17/threads-launches-fediverse-feed-sparking-strategic-debate-xcxwbn/';
const ABROAD =
  'https://businessdailynetwork.com/stories/673163338-threads-enhances-access-to-diverse-content-through-new-features';
const EDIT =
  'https://thezarc.com.br/2024/10/se-arrependeu-threads-agora-dara-15-minutos-para-editar-posts-no-app';

export const facts: readonly Fact[] = [
  { says: 'optInAdults', checkedOn: '2025-06', sources: [HELP, ABROAD] },
  { says: 'notInEurope', checkedOn: '2025-06', sources: [ABROAD] },
  { says: 'likeYes', checkedOn: '2026-06-04', sources: [MATTERS] },
  { says: 'replyNo', checkedOn: '2026-06-04', sources: [MATTERS] },
  { says: 'boostNo', checkedOn: '2026-06-04', sources: [MATTERS] },
  { says: 'followByExactHandle', checkedOn: '2025-06-17', sources: [FEED] },
  { says: 'delayFifteenMinutes', checkedOn: '2024-10-01', sources: [EDIT] },
  { says: 'editBeforeSending', checkedOn: '2024-10-01', sources: [EDIT] },
  { says: 'deleteAsked', checkedOn: '2024-06', sources: [HELP] },
  { says: 'machineAltText', checkedOn: '2024-09', sources: ['https://github.com/enafore/enafore/issues/33'] },
  { says: 'takesData', checkedOn: '2023-08', sources: ['https://help.instagram.com/515230437301944'] },
];
