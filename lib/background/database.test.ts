import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { type IDBPDatabase, openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';

/** As the first version stored it. */
const SNAPSHOT = {
  id: 'job:threads.net',
  accountKey: 'me@home.example',
  domain: 'threads.net',
  takenAt: 1_795_000_000_000,
  follows: [
    {
      id: '1',
      acct: 'ann@threads.net',
      displayName: 'Ann',
      reblogs: false,
      notify: true,
      languages: ['de'],
      lists: ['101'],
      isRequest: false,
    },
  ],
  followers: [{ id: '2', acct: 'bo@threads.net', displayName: 'Bo' }],
  listTitles: { '101': 'Friends' },
};

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', new IDBFactory());
});

function createFirstVersion(database: IDBPDatabase): void {
  database.createObjectStore('accounts', { keyPath: 'key' });
  database
    .createObjectStore('blockNotes', { keyPath: ['accountKey', 'domain'] })
    .createIndex('byAccount', 'accountKey');
  database.createObjectStore('ties', { keyPath: 'accountKey' });
  database.createObjectStore('snapshots', { keyPath: 'id' }).createIndex('byAccount', 'accountKey');
  database.createObjectStore('jobs', { keyPath: 'id' });
  database.createObjectStore('steps', { keyPath: ['jobId', 'index'] }).createIndex('byJob', 'jobId');
  database
    .createObjectStore('seenPosts', { keyPath: ['origin', 'timeline', 'id'] })
    .createIndex('bySeenAt', 'seenAt');
}

function createSecondVersion(database: IDBPDatabase): void {
  createFirstVersion(database);
  database.createObjectStore('awaitedCodes', { keyPath: 'origin' });
}

test('a database of the first version keeps its snapshots, and reads ties anew', async () => {
  const old = await openDB('sluice', 1, { upgrade: createFirstVersion });
  await old.put('snapshots', SNAPSHOT);
  await old.put('ties', { accountKey: 'me@home.example', fetchedAt: 1, follows: [], followers: [] });
  old.close();

  const { openDatabase } = await import('./database');
  const database = await openDatabase();
  expect(await database.getAll('snapshots')).toEqual([{ ...SNAPSHOT, requests: [] }]);
  expect(await database.getAll('ties')).toEqual([]);
  expect(await database.getAll('awaitedCodes')).toEqual([]);
});

/** As the second version stored it. */
const ACCOUNT = {
  key: 'me@home.example',
  origin: 'https://home.example',
  id: '1',
  acct: 'me',
  displayName: 'Me',
  scopes: ['profile', 'read:blocks', 'write:blocks'],
  token: 'a token',
  app: { clientId: 'an id', clientSecret: 'a secret' },
};

test('a database of the second version keeps its accounts, each with the app it was signed in with', async () => {
  const old = await openDB('sluice', 2, { upgrade: createSecondVersion });
  await old.put('accounts', ACCOUNT);
  await old.put('snapshots', { ...SNAPSHOT, requests: [] });
  old.close();

  const { openDatabase } = await import('./database');
  const database = await openDatabase();
  expect(await database.getAll('accounts')).toEqual([ACCOUNT]);
  expect(await database.getAll('snapshots')).toHaveLength(1);
  expect(await database.getAll('apps')).toEqual([]);
});

/** As the third version stored it. */
const APP = {
  origin: 'https://home.example',
  app: { clientId: 'an id', clientSecret: 'a secret' },
  redirectUri: 'https://abcdef.chromiumapp.org/oauth',
  scopes: ['profile', 'read:accounts', 'read:blocks', 'write:blocks'],
};

test('a database of the third version keeps its apps, and knows no limits yet', async () => {
  const old = await openDB('sluice', 3, {
    upgrade(database) {
      createSecondVersion(database);
      database.createObjectStore('apps', { keyPath: 'origin' });
    },
  });
  await old.put('apps', APP);
  old.close();

  const { openDatabase } = await import('./database');
  const database = await openDatabase();
  expect(await database.getAll('apps')).toEqual([APP]);
  expect(await database.getAll('limits')).toEqual([]);
});
