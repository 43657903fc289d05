/** Makes a whole world from a seed: people, who follows whom, lists, and a day or more of posts. */

import { FOLLOWED_ROLES, makeCast } from './cast.ts';
import type { Clock } from './clock.ts';
import { PLAIN_FOLLOW } from './follow-graph.ts';
import { Member } from './member.ts';
import type { FollowOptions, InstanceBlock, Person } from './model.ts';
import { IDN_DOMAIN, PeopleMaker } from './people.ts';
import { Random } from './random.ts';
import { SnowflakeIds } from './snowflake-ids.ts';
import { World } from './world.ts';
import { writeHistory } from './write-history.ts';

export interface WorldOptions {
  readonly clock: Clock;
  readonly seed: number;
  readonly domain: string;
  /** How many posts the home timeline of the main user holds. */
  readonly statuses: number;
  /** How many accounts of exactly threads.net the main user follows. */
  readonly threadsFollows: number;
  /** What the server itself has limited and suspended. */
  readonly instanceBlocks: readonly InstanceBlock[];
}

/** Ordinary servers, among them an internationalised one and a sub-domain. */
const REMOTE_DOMAINS = [
  'mstdn.example',
  'chaos.example',
  'photog.example',
  'sub.chaos.example',
  IDN_DOMAIN,
  'ruby.example',
];

/** What the server limits and suspends unless a test says otherwise. */
export const DEFAULT_INSTANCE_BLOCKS: readonly InstanceBlock[] = [
  { domain: 'limited.example', severity: 'silence', comment: 'Unsolicited advertising', obfuscate: false },
  { domain: 'obscure-place.example', severity: 'silence', comment: null, obfuscate: true },
  { domain: 'suspended.example', severity: 'suspend', comment: 'Harassment', obfuscate: false },
  { domain: 'nastyplace.example', severity: 'suspend', comment: 'Hate speech', obfuscate: true },
];

/** Makes the world; the same options and the same clock time give the same world. */
export function makeWorld(options: WorldOptions): World {
  const random = new Random(options.seed);
  const ids = new SnowflakeIds(random);
  const world = new World({ clock: options.clock, random, ids, domain: options.domain });
  const people = new PeopleMaker(random, ids, options.clock.now(), (person) =>
    world.people.set(person.id, person),
  );
  world.cast = makeCast(people);
  const { me, flatmate } = world.cast;
  for (const person of [me, flatmate]) world.members.set(person.id, new Member(person));

  const ordinary = people.crowd(36, REMOTE_DOMAINS);
  const locals = people.crowd(10, [null]);
  const bridged = people.crowd(6, ['bsky.brid.gy', 'mostr.pub']);
  const castOnThreads = FOLLOWED_ROLES.filter((role) => world.cast[role].domain === 'threads.net').length;
  const threads = people.crowd(Math.max(0, options.threadsFollows - castOnThreads), ['threads.net']);
  const threadsStrangers = people.crowd(12, ['threads.net']);

  let fromThreads = 0;
  const follow = (person: Person): void => {
    if (person.domain === 'threads.net' && ++fromThreads > options.threadsFollows) return;
    world.follows.set(me.id, person.id, mixedOptions(random));
  };
  for (const role of FOLLOWED_ROLES) follow(world.cast[role]);
  for (const person of [...ordinary.slice(0, 26), ...locals.slice(0, 6), ...bridged.slice(0, 4), ...threads])
    follow(person);
  for (const person of [
    ...ordinary.slice(10, 30),
    ...locals.slice(2, 8),
    ...threads.slice(0, 6),
    ...threadsStrangers.slice(0, 5),
  ]) {
    world.follows.set(person.id, me.id, PLAIN_FOLLOW);
  }
  for (const person of [...ordinary.slice(0, 8), ...threads.slice(0, 4), me]) {
    world.follows.set(flatmate.id, person.id, PLAIN_FOLLOW);
  }
  // Among those one follows, people follow each other: material for "followed by people you know".
  for (const person of [...ordinary.slice(0, 12), ...locals]) {
    for (const other of random.sample([...ordinary, ...threadsStrangers], 5)) {
      if (other !== person) world.follows.set(person.id, other.id, PLAIN_FOLLOW);
    }
  }
  for (const person of [threadsStrangers[5], threadsStrangers[6], ordinary[31]]) {
    if (person) world.followRequests.set(person.id, me.id, PLAIN_FOLLOW);
  }

  for (const block of options.instanceBlocks) world.instanceBlocks.push(block);
  applyInstanceBlocks(world);
  world.cast.limitedAccount.limited = true;
  world.cast.moved.movedToId = world.cast.movedTo.id;
  world.cast.deleted.deleted = true;
  makeLists(world);
  writeHistory(world, options.statuses);
  return world;
}

/** Options as people really set them: mostly plain, some without boosts, some with a bell or languages. */
function mixedOptions(random: Random): FollowOptions {
  return {
    reblogs: !random.chance(0.08),
    notify: random.chance(0.15),
    languages: random.chance(0.06) ? random.pick([['en'], ['en', 'de']]) : null,
  };
}

/** The server's blocks cover sub-domains; the longest match decides (domain_block.rb, rule_for). */
function applyInstanceBlocks(world: World): void {
  for (const person of world.people.values()) {
    const block = world.instanceBlocks
      .filter(({ domain }) => person.domain === domain || person.domain?.endsWith(`.${domain}`))
      .sort((a, b) => b.domain.length - a.domain.length)[0];
    if (block?.severity === 'silence') person.limited = true;
    if (block?.severity === 'suspend') person.suspended = true;
  }
}

function makeLists(world: World): void {
  const { me } = world;
  const followed = world.follows.from(me.id).map((follow) => world.person(follow.targetId));
  const members: Record<string, Person[]> = {
    Friends: followed.filter((person, index) => index % 4 === 0 || person.domain === null),
    News: followed.filter((_, index) => index % 3 === 1),
    Pictures: followed.filter((person, index) => person.domain === 'photog.example' || index % 5 === 2),
  };
  let number = 100;
  for (const [title, persons] of Object.entries(members)) {
    const id = String(++number);
    const rows = new Map(persons.map((person) => [person.id, me.nextRow()]));
    me.lists.set(id, { id, title, repliesPolicy: 'list', exclusive: false, members: rows });
  }
}
