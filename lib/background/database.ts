/** The extension's own IndexedDB: what no page may read, and what must outlive the background. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { OAuthApp } from '../mastodon-api/oauth';
import type { Job, Step } from '../rules/job';
import type { Limits } from '../rules/rate-limit';
import type { Snapshot, Ties } from '../rules/snapshot';

/** An account that the person signed in to, with its token. */
export interface StoredAccount {
  /** `acct@origin`: the same account signed in again takes its own place. */
  readonly key: string;
  readonly origin: string;
  /** Id at its server. */
  readonly id: string;
  readonly acct: string;
  readonly displayName: string;
  readonly scopes: readonly string[];
  /** Null after it turned out to be revoked. */
  readonly token: string | null;
  readonly app: OAuthApp;
}

/** The app that this install is at a server. */
export interface StoredApp {
  readonly origin: string;
  readonly app: OAuthApp;
  readonly redirectUri: string;
  /** All that may be asked for in its name. */
  readonly scopes: readonly string[];
}

/** A sign-in whose code the person is to bring over by hand. */
export interface AwaitedCode {
  readonly origin: string;
  readonly app: OAuthApp;
  readonly redirectUri: string;
  readonly verifier: string;
  /** The scopes that were asked for. */
  readonly scopes: readonly string[];
  /** An account other than those that are known is wanted. */
  readonly isAnother?: boolean;
  /** In ms. */
  readonly askedAt: number;
}

/** What the person noted about a domain they blocked, and how it came to be blocked. */
export interface BlockNote {
  readonly accountKey: string;
  readonly domain: string;
  /** When it was first seen here, in ms. */
  readonly since: number;
  /** `hand`, `elsewhere`, or the name of an import. */
  readonly source: string;
  readonly note?: string;
  readonly tag?: string;
}

/** That a post was seen in a timeline, or waits there to be seen. */
export interface SeenPost {
  readonly origin: string;
  readonly timeline: string;
  readonly id: string;
  /** In ms. */
  readonly seenAt: number;
  readonly isWaiting: boolean;
}

export interface Schema extends DBSchema {
  accounts: { key: string; value: StoredAccount };
  blockNotes: { key: [string, string]; value: BlockNote; indexes: { byAccount: string } };
  ties: { key: string; value: Ties };
  snapshots: { key: string; value: Snapshot; indexes: { byAccount: string } };
  jobs: { key: string; value: Job };
  steps: { key: [string, number]; value: Step; indexes: { byJob: string } };
  apps: { key: string; value: StoredApp };
  /** By account. */
  limits: { key: string; value: Limits };
  awaitedCodes: { key: string; value: AwaitedCode };
  seenPosts: { key: [string, string, string]; value: SeenPost; indexes: { bySeenAt: number } };
}

export type Database = IDBPDatabase<Schema>;

const VERSION = 4;

let opened: Promise<Database> | undefined;

/** The database; opened once, and brought up to date with the first opening after an update. */
export function openDatabase(): Promise<Database> {
  opened ??= openDB<Schema>('sluice', VERSION, {
    async upgrade(database, oldVersion, _, transaction) {
      if (oldVersion < 1) createFirstVersion(database);
      if (oldVersion < 2) await upgradeToSecond(database, transaction);
      // Accounts of before keep the apps that they were signed in with.
      if (oldVersion < 3) database.createObjectStore('apps', { keyPath: 'origin' });
      if (oldVersion < 4) database.createObjectStore('limits');
    },
    // Another context of ours wants to upgrade: let go, and open again when next needed.
    blocking(_, __, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

function createFirstVersion(database: Database): void {
  database.createObjectStore('accounts', { keyPath: 'key' });
  const notes = database.createObjectStore('blockNotes', { keyPath: ['accountKey', 'domain'] });
  notes.createIndex('byAccount', 'accountKey');
  database.createObjectStore('ties', { keyPath: 'accountKey' });
  const snapshots = database.createObjectStore('snapshots', { keyPath: 'id' });
  snapshots.createIndex('byAccount', 'accountKey');
  database.createObjectStore('jobs', { keyPath: 'id' });
  const steps = database.createObjectStore('steps', { keyPath: ['jobId', 'index'] });
  steps.createIndex('byJob', 'jobId');
  const seenPosts = database.createObjectStore('seenPosts', { keyPath: ['origin', 'timeline', 'id'] });
  seenPosts.createIndex('bySeenAt', 'seenAt');
}

/** Follow requests to the person are ties, too, and a sign-in may wait for a code. */
async function upgradeToSecond(
  database: Database,
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
): Promise<void> {
  database.createObjectStore('awaitedCodes', { keyPath: 'origin' });
  // Ties are read anew when they are next needed; snapshots cannot be.
  await transaction.objectStore('ties').clear();
  const snapshots = transaction.objectStore('snapshots');
  for (const snapshot of await snapshots.getAll()) await snapshots.put({ ...snapshot, requests: [] });
}
