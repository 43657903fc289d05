/** Makes the world's people: a cast of named cases that tests ask for, and crowds around them. */

import { domainToASCII } from 'node:url';
import type { Person } from './model.ts';
import type { Random } from './random.ts';
import type { SnowflakeIds } from './snowflake-ids.ts';
import { FAMILY_NAMES, GIVEN_NAMES } from './vocabulary.ts';

const DAY = 86_400_000;

export interface PersonDraft {
  readonly username: string;
  readonly domain: string | null;
  readonly displayName?: string;
  readonly note?: string;
  readonly locked?: boolean;
  readonly bot?: boolean;
  readonly group?: boolean;
  readonly uri?: string;
  readonly url?: string;
}

export class PeopleMaker {
  readonly #random: Random;
  readonly #ids: SnowflakeIds;
  readonly #startAt: number;
  readonly #add: (person: Person) => void;

  constructor(random: Random, ids: SnowflakeIds, startAt: number, add: (person: Person) => void) {
    this.#random = random;
    this.#ids = ids;
    this.#startAt = startAt;
    this.#add = add;
  }

  /** Makes one person, known to this server for some weeks or years. */
  person(draft: PersonDraft): Person {
    const seenAt = this.#startAt - this.#random.int(30, 1500) * DAY;
    const id = this.#ids.at(seenAt);
    const place = addressOf(draft, id, this.#random);
    const person: Person = {
      id,
      username: draft.username,
      domain: draft.domain,
      displayName: draft.displayName ?? '',
      note: draft.note ?? '<p>Here for the conversation.</p>',
      url: draft.url ?? place.url,
      uri: draft.uri ?? place.uri,
      createdAt: Math.floor(seenAt / DAY) * DAY,
      locked: draft.locked ?? false,
      bot: draft.bot ?? false,
      group: draft.group ?? false,
      fields: this.#random.chance(0.2)
        ? [
            {
              name: 'Site',
              value: `https://${draft.username.replace(/[^a-z0-9]/gi, '')}.example/`,
              verifiedAt: null,
            },
          ]
        : [],
      statedCounts: {
        followers: this.#random.int(0, 4000),
        following: this.#random.int(0, 900),
        statuses: this.#random.int(3, 20_000),
      },
      limited: false,
      suspended: false,
      deleted: false,
      movedToId: null,
    };
    this.#add(person);
    return person;
  }

  /** A crowd spread over `domains`; Threads and bridge accounts get handles of their network's kind. */
  crowd(count: number, domains: readonly (string | null)[]): Person[] {
    return Array.from({ length: count }, (_, index) => {
      const domain = domains[index % domains.length] ?? null;
      const given = this.#random.pick(GIVEN_NAMES);
      const family = this.#random.pick(FAMILY_NAMES);
      return this.person({
        username: this.#usernameFor(domain, given, family, index),
        domain,
        displayName: `${given} ${family}`,
        locked: this.#random.chance(0.05),
      });
    });
  }

  #usernameFor(domain: string | null, given: string, family: string, index: number): string {
    const name = `${given}${index % 3 === 0 ? '' : family}`.toLowerCase();
    if (domain === 'bsky.brid.gy') return `${name}${index}.bsky.social`;
    if (domain === 'mostr.pub') return `${'npub1'}${name}${index}qqsp`;
    // Some Threads accounts resolve to the number of the account instead of its name.
    if (domain === 'threads.net' && index % 12 === 5) return `178414${String(10_000_000_000 + index * 7919)}`;
    return index % 4 === 0 ? `${name}_${index}` : `${name}${index}`;
  }
}

/** Human and machine addresses, in the form that each network gives them. */
function addressOf(draft: PersonDraft, id: string, random: Random): { url: string; uri: string } {
  const { domain, username } = draft;
  if (domain === null) return { url: `{origin}/@${username}`, uri: `{origin}/ap/users/${id}` };
  if (domain === 'threads.net' || domain === 'www.threads.net' || domain === 'threads.com') {
    const number = `178414${random.int(10_000_000_000, 99_999_999_999)}`;
    return { url: `https://www.threads.com/@${username}`, uri: `https://threads.net/ap/users/${number}/` };
  }
  if (domain === 'bsky.brid.gy') {
    return { url: `https://bsky.app/profile/${username}`, uri: `https://bsky.brid.gy/ap/${username}` };
  }
  return { url: `https://${domain}/@${username}`, uri: `https://${domain}/users/${username}` };
}

/** An internationalised host as the server stores it. */
export const IDN_DOMAIN = domainToASCII('bücher.example');
/** Looks like threads.net, but its third letter is Cyrillic. */
export const HOMOGLYPH_DOMAIN = domainToASCII('thr\u0435ads.net');
