/** The people that tests ask for by role: every kind of handle, impostors, limited, moved and gone accounts. */

import type { Person } from './model.ts';
import { HOMOGLYPH_DOMAIN, IDN_DOMAIN, type PeopleMaker, type PersonDraft } from './people.ts';

const DRAFTS = {
  me: { username: 'robin', domain: null, displayName: 'Robin Vale', note: '<p>Tram spotter, reader.</p>' },
  flatmate: { username: 'juno', domain: null, displayName: 'Juno Marsh' },
  localFriend: { username: 'maple', domain: null, displayName: 'Maple Okafor' },
  localBot: { username: 'tides', domain: null, displayName: 'Tide Times', bot: true },
  localLocked: { username: 'hollow', domain: null, displayName: 'Hollow', locked: true },

  threads: { username: 'lena.bakes', domain: 'threads.net', displayName: 'Lena Bakes' },
  threadsNumeric: { username: '17841452547050663', domain: 'threads.net', displayName: 'Ocean Desk' },
  threadsWww: { username: 'harbour', domain: 'www.threads.net', displayName: 'Harbour Radio' },
  threadsCom: { username: 'studio.nine', domain: 'threads.com', displayName: 'Studio Nine' },
  threadsRtl: { username: 'bahr', domain: 'threads.net', displayName: 'بحر وقهوة' },
  threadsStranger: { username: 'topdeals', domain: 'threads.net', displayName: 'Top Deals' },

  bluesky: { username: 'user.bsky.social', domain: 'bsky.brid.gy', displayName: 'Sky Walker-Jones' },
  nostr: { username: 'npub1w0rdsmith', domain: 'mostr.pub', displayName: 'wordsmith' },
  flipboard: { username: 'travelmag', domain: 'flipboard.com', displayName: 'Travel Mag' },

  lookAlikePrefix: { username: 'lena.bakes', domain: 'notthreads.net', displayName: 'Lena Bakes' },
  lookAlikeSuffix: { username: 'meta', domain: 'threads.net.evil.example', displayName: 'Threads Support' },
  lookAlikeName: { username: 'weaver', domain: 'threads.network.example', displayName: 'Weaver of Threads' },
  lookAlikeHomoglyph: { username: 'zuk', domain: HOMOGLYPH_DOMAIN, displayName: 'Official' },
  lookAlikeNumeric: {
    username: 'orla',
    domain: 'chaos.example',
    displayName: 'Orla',
    uri: 'https://chaos.example/ap/users/115',
  },

  idn: { username: 'lesewurm', domain: IDN_DOMAIN, displayName: 'Lesewurm' },
  rightToLeft: { username: 'noor', domain: 'mstdn.example', displayName: 'نور الهدى القاسمي' },
  longName: {
    username: 'the_extraordinarily_patient_gardener_of_north',
    domain: 'chaos.example',
    displayName: 'The Extraordinarily Patient Gardener of the Northern Allotments and Greenhouses',
  },
  emojiName: { username: 'glitter', domain: 'mstdn.example', displayName: '✨🦄 Glitter 🦄✨ :party:' },
  markupName: {
    username: 'markup',
    domain: 'chaos.example',
    displayName: '<img src=x onerror=alert(1)> \u202Egnp.exe \u200B&amp;',
  },

  limitedAccount: { username: 'loudmouth', domain: 'chaos.example', displayName: 'Loud Mouth' },
  limitedDomain: { username: 'spammy', domain: 'limited.example', displayName: 'Crypto Gains' },
  limitedSubdomain: { username: 'sub', domain: 'sub.limited.example', displayName: 'Sub Tenant' },
  suspendedDomain: { username: 'troll', domain: 'suspended.example', displayName: 'Troll' },
  moved: { username: 'nomad', domain: 'chaos.example', displayName: 'Nomad (moved)' },
  movedTo: { username: 'nomad', domain: 'mstdn.example', displayName: 'Nomad' },
  deleted: { username: 'vanished', domain: 'chaos.example', displayName: 'Vanished' },
  remoteLocked: { username: 'fortress', domain: 'mstdn.example', displayName: 'Fortress', locked: true },
  group: { username: 'birding', domain: 'lemmy.example', displayName: 'Birding', group: true },
} as const satisfies Record<string, PersonDraft>;

export type Role = keyof typeof DRAFTS;
export type Cast = Readonly<Record<Role, Person>>;

/** Makes the whole cast. */
export function makeCast(people: PeopleMaker): Cast {
  const cast: Partial<Record<Role, Person>> = {};
  for (const role of ROLES) cast[role] = people.person(DRAFTS[role]);
  return complete(cast);
}

const ROLES = Object.keys(DRAFTS).filter((key): key is Role => key in DRAFTS);

function complete(cast: Partial<Record<Role, Person>>): Cast {
  if (!isComplete(cast)) throw new Error('The cast is incomplete');
  return cast;
}

function isComplete(cast: Partial<Record<Role, Person>>): cast is Record<Role, Person> {
  return ROLES.every((role) => cast[role] !== undefined);
}

/** The roles that `me` follows from the start. */
export const FOLLOWED_ROLES: readonly Role[] = [
  'localFriend', 'localBot', 'threads', 'threadsNumeric', 'threadsWww', 'threadsCom', 'threadsRtl', 'bluesky', 'nostr', 'flipboard',
  'lookAlikePrefix', 'lookAlikeSuffix', 'lookAlikeName', 'lookAlikeHomoglyph', 'lookAlikeNumeric', 'idn', 'rightToLeft',
  'longName', 'emojiName', 'markupName', 'limitedAccount', 'limitedDomain', 'limitedSubdomain', 'group',
]; // biome-ignore format: a table
