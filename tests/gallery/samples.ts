/** Names as long and as odd as they come, and what is stored of work and snapshots. */
import { domainToASCII } from 'node:url';
import type { BlockNote } from '../../lib/background/database';
import { type Job, type JobKind, type Outcome, progressOf, type Step, type Work } from '../../lib/rules/job';
import type { FollowTie, Snapshot } from '../../lib/rules/snapshot';
import { blockedDomains, jobProgress } from '../../lib/storage/items';
import type { Person } from '../sandbox/world/model';
import type { World } from '../sandbox/world/world';
import { accountOf, type Stage } from './state';
import { OFFLINE } from './states/faults';
import { storeItem, storeRows } from './store';

const LABEL = 'a-server-with-a-name-that-took-its-admin-a-very-long-time-to-say';
/** As long as DNS allows: 253 letters. */
export const LONG_DOMAIN = `${[1, 2, 3].map((n) => `${LABEL.slice(0, 62)}${n}`).join('.')}.${LABEL.slice(0, 52)}4.example`;
export const IDN_DOMAIN = domainToASCII('bücher.example');
export const ARABIC_DOMAIN = domainToASCII('مكتبة.example');
export const EMOJI_DOMAIN = domainToASCII('i❤️mastodon.example');

/** Display names that people really have, and some that nobody should. */
export const ODD_NAMES = [
  'The Extraordinarily Patient Gardener of the Northern Allotments, Greenhouses and Potting Sheds (they/them)',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  '\u202Emoc.live@nimda\u202C',
  'نور الهدى القاسمي – مكتبة البحر والقهوة في الصباح',
  '👩‍👩‍👧‍👦🏳️‍🌈✨🦄✨🏳️‍🌈👩‍👩‍👧‍👦✨🦄✨🏳️‍🌈👩‍👩‍👧‍👦✨🦄✨',
  'Z̸̡͎̑a̵̧͐l̴̰̈́g̷̱̽o̵̙͝ Z̸̡͎̑a̵̧͐l̴̰̈́g̷̱̽o̵̙͝',
  'שלום \u2067עולם\u2069 hello',
  '<b>not bold</b> &amp; friends',
];

/** Lets the person follow somebody with each of the odd names on the longest domain, and be followed back. */
export function addOddPeople(world: World): void {
  ODD_NAMES.forEach((displayName, index) => {
    const id = `9${index}`;
    const person: Person = {
      ...world.cast.longName,
      id,
      username: index === 0 ? `a_name_of_thirty_letters_or_more_${index}` : `odd_${index}`,
      domain: LONG_DOMAIN,
      displayName,
    };
    world.people.set(id, person);
    for (const [from, to] of [
      [world.me.id, id],
      [id, world.me.id],
    ] as const)
      world.follows.set(from, to, { reblogs: true, notify: false, languages: null });
  });
  world.touch();
}

export function tie(index: number, domain: string): FollowTie {
  const name = ODD_NAMES[index % 40] ?? `Person ${index}`;
  return {
    id: String(index),
    acct: `person_${index}@${domain}`,
    displayName: name,
    reblogs: true,
    notify: false,
    languages: null,
    lists: [],
    isRequest: false,
  };
}

export function ties(count: number, domain: string): FollowTie[] {
  return Array.from({ length: count }, (_, index) => tie(index, domain));
}

export function snapshot(stage: Stage, domain: string, follows: number, followers: number): Snapshot {
  return {
    id: `snapshot of ${domain}`,
    accountKey: accountOf(stage).key,
    domain,
    takenAt: Date.now() - 26 * 3_600_000,
    follows: ties(follows, domain),
    followers: ties(followers, domain),
    requests: [],
    listTitles: {},
  };
}

export function note(stage: Stage, domain: string, words: Partial<BlockNote> = {}): BlockNote {
  return {
    accountKey: accountOf(stage).key,
    domain,
    since: Date.now() - 40 * 86_400_000,
    source: 'hand',
    ...words,
  };
}

/** A step as it stands in the database: what is done, how it ended, and how often. */
interface Part {
  readonly work: (index: number) => Work;
  readonly count?: number;
  readonly outcome?: Outcome;
  readonly problem?: string;
  /** From now on, in ms. */
  readonly inMs?: number;
}

interface Sample {
  readonly kind: JobKind;
  readonly title: string;
  readonly state?: Job['state'];
  readonly parts: readonly Part[];
  readonly leftMs?: number;
}

/** Stores jobs as they look while the background is not at work on them. */
export async function storeJobs(stage: Stage, samples: readonly Sample[]): Promise<void> {
  const jobs = samples.map((sample, index) => jobOf(stage, sample, index));
  // The steps alone: a job in the database would be taken up.
  await storeRows(
    stage.page,
    'steps',
    jobs.flatMap(({ steps }) => steps),
  );
  const progress = jobs.map(({ job, steps, endsAt }) => progressOf(job, steps, endsAt));
  await storeItem(stage.page, jobProgress, progress);
}

let stored = 0;

function jobOf(stage: Stage, { kind, title, state = 'active', parts, leftMs }: Sample, place: number) {
  // The background remembers steps by job: one that was there before would be shown again.
  stored += 1;
  const id = `job ${stored}`;
  const now = Date.now();
  const job: Job = {
    id,
    accountKey: accountOf(stage).key,
    kind,
    title,
    createdAt: now - place * 3_600_000,
    state,
  };
  const rows = parts.flatMap((part) => Array.from({ length: part.count ?? 1 }, () => part));
  const steps: Step[] = rows.map(({ work, outcome, problem, inMs = 0 }, index) => ({
    jobId: id,
    index,
    work: work(index),
    state: outcome ? 'done' : 'todo',
    attempts: outcome || problem ? 1 : 0,
    failures: problem ? 1 : 0,
    notBefore: now + inMs,
    ...(outcome && { outcome, endedAt: now }),
    ...(problem && { problem }),
  }));
  return { job, steps, endsAt: leftMs === undefined ? undefined : now + leftMs };
}

/** Work that was done long ago. */
export async function storeOlderJobs(stage: Stage, count: number): Promise<void> {
  const { key: accountKey } = accountOf(stage);
  const jobs = Array.from(
    { length: count },
    (_, index): Job => ({
      id: `older ${index}`,
      accountKey,
      kind: index % 3 === 0 ? 'import' : 'block',
      title:
        index % 3 === 0 ? `gardenfence-tier${index}.csv` : index === 1 ? LONG_DOMAIN : `host${index}.example`,
      createdAt: Date.now() - index * 86_400_000,
      state: index % 4 === 3 ? 'cancelled' : 'done',
    }),
  );
  await storeRows(stage.page, 'jobs', jobs);
}

/** Domains are blocked at the server. */
export function block({ sandbox }: Stage, domains: readonly string[]): void {
  const { me } = sandbox.world;
  for (const domain of domains) me.domainBlocks.set(domain, me.nextRow());
}

/** The account is as it was before it let snapshots be kept. */
export async function disallow(stage: Stage): Promise<void> {
  const scopes = ['profile', 'read:blocks', 'write:blocks'];
  await storeRows(stage.page, 'accounts', [{ ...accountOf(stage), scopes }]);
}

/** The server cannot be reached any more; two blocks are known from before. */
export async function goOffline(stage: Stage): Promise<void> {
  await storeItem(stage.page, blockedDomains(accountOf(stage).key), ['spam.example', 'threads.net']);
  stage.sandbox.faults.add(OFFLINE);
}
