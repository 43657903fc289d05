/** Everything that is kept in `storage.local`. The schemas stand in `schemas.ts`, so that pages need not carry them. */
import type { InstanceBlock } from '../fediverse/instance-block';
import type { MarkSettings } from '../rules/account-marks';
import type { JobProgress } from '../rules/job';
import type { Item } from './item';

/** Timelines that can be put in written order; everything else keeps the server's order. */
export type TimelineKind = 'home' | 'list' | 'live' | 'hashtag' | 'profile';

export type OrderMode = 'written' | 'server';

export interface Settings {
  /** Features by id; one that is missing is as it is by default. */
  readonly features: Readonly<Record<string, boolean>>;
  readonly order: Readonly<Record<TimelineKind, OrderMode>>;
  /** Whether a boost stands at the time of boosting or at the time of the original post. */
  readonly boostsBy: 'boost' | 'original';
  readonly marks: MarkSettings;
  /** A post at least this late says so, in ms. */
  readonly delayFromMs: number;
  /** A post later than this stays where the server put it and goes to the tray, in ms. */
  readonly veryLateFromMs: number;
  readonly keepSnapshotsDays: number;
}

export const settings: Item<Settings> = {
  key: 'settings',
  version: 1,
  fallback: {
    features: {},
    order: { home: 'written', list: 'written', live: 'server', hashtag: 'server', profile: 'server' },
    boostsBy: 'boost',
    marks: { networksOff: [], domains: {} },
    delayFromMs: 2 * 60_000,
    veryLateFromMs: 24 * 3_600_000,
    keepSnapshotsDays: 90,
  },
};

/** The servers that the person turned Sluice on for: origins such as `https://mastodon.example`. */
export const enabledOrigins: Item<readonly string[]> = {
  key: 'enabledOrigins',
  version: 1,
  fallback: [],
};

/** The origin that a permission is being asked for; empty: none. The prompt may close the popup that asks. */
export const plannedOrigin: Item<string> = { key: 'plannedOrigin', version: 1, fallback: '' };

/** What a server says of the domains it limits. */
export interface ServerLimits {
  /** When it was asked, in ms; 0: never. */
  readonly fetchedAt: number;
  /** `unpublished`: the server answered that it does not publish its list. `failed`: no usable answer yet. */
  readonly status: 'never' | 'published' | 'unpublished' | 'failed';
  readonly blocks: readonly InstanceBlock[];
}

/** The public block list of the server at this origin. */
export function serverLimits(origin: string): Item<ServerLimits> {
  return {
    key: `serverLimits:${origin}`,
    version: 1,
    fallback: { fetchedAt: 0, status: 'never', blocks: [] },
  };
}

/** The domains that an account blocks, so that popup and dashboard hear of a change: two accounts of one server have two lists. */
export function blockedDomains(accountKey: string): Item<readonly string[]> {
  return { key: `blockedDomains:${accountKey}`, version: 1, fallback: [] };
}

export interface NewBlock {
  readonly domain: string;
  readonly accountKey: string;
}

/** What accounts at this origin blocked from here lately, so that open pages hear of it. */
export function newBlocks(origin: string): Item<readonly NewBlock[]> {
  return { key: `newBlocks:${origin}`, version: 1, fallback: [] };
}

/** Why a feature does not run on a page; each has a text under `health` in the locales. */
export type HealthReason =
  | 'layout-unknown'
  | 'no-tap'
  | 'no-times'
  | 'virtual-list'
  | 'not-mastodon'
  | 'crashed';

/** How the features fare on a page. */
export interface PageHealth {
  readonly reportedAt: number;
  readonly adapter?: string | undefined;
  /** Features that are on but cannot run, by id. */
  readonly unavailable: Readonly<Record<string, HealthReason>>;
}

/** What the page in this tab told last. */
export function pageHealth(tabId: number): Item<PageHealth> {
  return { key: `pageHealth:${tabId}`, version: 1, fallback: { reportedAt: 0, unavailable: {} } };
}

/** How far the newest jobs are. */
export const jobProgress: Item<readonly JobProgress[]> = { key: 'jobProgress', version: 1, fallback: [] };
