import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { openDatabase } from './database';

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

test('a database of the first version keeps its snapshots, and reads ties anew', async () => {
  const old = await openDB('sluice', 1, {
    upgrade(database) {
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
    },
  });
  await old.put('snapshots', SNAPSHOT);
  await old.put('ties', { accountKey: 'me@home.example', fetchedAt: 1, follows: [], followers: [] });
  old.close();

  const database = await openDatabase();
  expect(await database.getAll('snapshots')).toEqual([{ ...SNAPSHOT, requests: [] }]);
  expect(await database.getAll('ties')).toEqual([]);
  expect(await database.getAll('awaitedCodes')).toEqual([]);
});
