/** “Wipe everything”: as if the extension had never been installed. */
import browser from 'webextension-polyfill';
import { enabledOrigins } from '../storage/items';
import { readStored } from '../storage/stored';
import { listAccounts } from './accounts';
import { disableServer } from './content-scripts';
import { openDatabase } from './database';
import { forgetSteps } from './jobs/store';
import { signOut } from './sign-in';

/** Takes tokens and permissions back, turns every server off, deletes all that is stored. */
export async function wipeEverything(): Promise<void> {
  await Promise.all((await listAccounts()).map(({ key }) => signOut(key)));
  for (const origin of await readStored(enabledOrigins)) await disableServer(origin);
  const database = await openDatabase();
  const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
  for (const name of database.objectStoreNames) void transaction.objectStore(name).clear?.();
  await transaction.done;
  forgetSteps();
  await browser.alarms.clearAll();
  await browser.storage.session.clear();
  await browser.storage.local.clear();
}
