/** Which function answers which message: one line each. */
import browser from 'webextension-polyfill';
import type { Domain } from '../fediverse/domain-name';
import { parseDomain } from '../fediverse/domain-name';
import type { AccountFailure } from '../messaging/protocol';
import type { Handlers } from '../messaging/server';
import { reaches } from '../rules/oauth-scopes';
import { failed, ok, type Result } from '../rules/result';
import { pageHealth, plannedOrigin, settings } from '../storage/items';
import { updateStored, writeStored } from '../storage/stored';
import { clientOf, findAccount, listAccounts } from './accounts';
import { disableServer, enableServer, loadCard } from './content-scripts';
import type { StoredAccount } from './database';
import { openDatabase } from './database';
import { knownBlocks, listNotes, refreshDomainBlocks, restoreNotes, setBlockNotes } from './domain-blocks';
import { wakeJobs } from './jobs/runner';
import { changeJob, startBlock, startRestore, startUnblock } from './jobs/start-job';
import { jobsOf, stepsOf } from './jobs/store';
import { allTies, previewCounts, previewNames } from './preview';
import { recallPosts, rememberPosts } from './seen-posts';
import { refreshServerLimits } from './server-limits';
import { setDomainMark, setNetworkBadge } from './settings';
import { enterCode, isCodeAwaited, signIn, signOut } from './sign-in';
import { deleteSnapshot, listSnapshots } from './snapshots';
import { wipeEverything } from './wipe';

const done = ok(null);

export const handlers: Handlers = {
  planToEnable: ({ origin }) => writeStored(plannedOrigin, origin).then(() => done),
  enableServer: ({ origin }) => enableServer(origin),
  disableServer: ({ origin }) => disableServer(origin).then(() => done),
  reportHealth: async (health, { tabId }) => {
    if (tabId !== undefined) await writeStored(pageHealth(tabId), { ...health, reportedAt: Date.now() });
    return done;
  },
  loadCard: (_, { tabId }) => loadCard(tabId).then(() => done),
  refreshServerLimits: (_, { origin }) => refreshServerLimits(origin).then(() => done),
  setNetworkBadge: (request) =>
    updateStored(settings, (old) => setNetworkBadge(old, request)).then(() => done),
  setDomainMark: (request) => updateStored(settings, (old) => setDomainMark(old, request)).then(() => done),
  openDomainForm: ({ form, domain }) =>
    browser.tabs
      .create({ url: browser.runtime.getURL(`/options.html#${form}/${encodeURIComponent(domain)}`) })
      .then(() => done),
  rememberPosts: (posts, { origin }) => rememberPosts(origin, posts, Date.now()).then(() => done),
  recallPosts: ({ timeline }, { origin }) => recallPosts(origin, timeline).then(ok),
  listAccounts: () => listAccounts().then(ok),
  signIn: ({ origin, reach, isAnother }) => signIn(origin, reach, isAnother).then(wakingJobs),
  isCodeAwaited: ({ origin }) => isCodeAwaited(origin).then(ok),
  enterCode: ({ origin, code }) => enterCode(origin, code).then(wakingJobs),
  signOut: ({ accountKey }) => signOut(accountKey).then(() => done),
  listDomainBlocks: ({ accountKey }) =>
    withAccount(accountKey, (account) => refreshDomainBlocks(account, clientOf(account))),
  listKnownBlocks: async ({ accountKey }) => {
    const account = await findAccount(accountKey);
    return ok(account ? await knownBlocks(account) : []);
  },
  previewCounts: (request) => withDomain(request, previewCounts),
  previewNames: (request) => withDomain(request, previewNames),
  listTies: ({ accountKey }) => withAccount(accountKey, allTies),
  blockDomains: ({ accountKey, domains, title, withSnapshot, fromBackup }) =>
    withAccount(accountKey, async (account) => {
      const parsed = domains.map(parseDomain).filter((domain) => domain !== undefined);
      if (parsed.length < domains.length) return failed({ kind: 'bad-domain' });
      return ok({ jobId: await startBlock(account.key, parsed, title, withSnapshot, fromBackup) });
    }),
  unblockDomain: (request) =>
    withDomain(request, async ({ key }, domain) => ok({ jobId: await startUnblock(key, domain) })),
  restoreSnapshot: async ({ snapshotId }) => {
    const snapshot = await (await openDatabase()).get('snapshots', snapshotId);
    if (!snapshot) return failed({ kind: 'not-found' });
    return withAccount(snapshot.accountKey, async ({ scopes }) => {
      // Each of its steps would be refused.
      if (!reaches(scopes, 'restore')) return failed({ kind: 'missing-scope' });
      return ok({ jobId: await startRestore(snapshot) });
    });
  },
  listSnapshots: ({ accountKey }) => listSnapshots(accountKey).then(ok),
  deleteSnapshot: ({ snapshotId }) => deleteSnapshot(snapshotId).then(() => done),
  changeJob: ({ jobId, change }) => changeJob(jobId, change).then(() => done),
  listJobs: ({ accountKey }) => jobsOf(accountKey).then(ok),
  listSteps: ({ jobId }) => stepsOf(jobId).then(ok),
  listNotes: ({ accountKey }) => listNotes(accountKey).then(ok),
  setBlockNotes: ({ accountKey, notes }) => setBlockNotes(accountKey, notes).then(() => done),
  restoreNotes: ({ accountKey, blocks, keeps }) => restoreNotes(accountKey, blocks, keeps).then(() => done),
  wipeEverything: () => wipeEverything().then(() => done),
};

/** Work that waited for a sign-in goes on. */
function wakingJobs<Answer extends { readonly ok: boolean }>(answer: Answer): Answer {
  if (answer.ok) void wakeJobs();
  return answer;
}

async function withAccount<Value>(
  key: string,
  act: (account: StoredAccount) => Promise<Result<Value, AccountFailure>>,
): Promise<Result<Value, AccountFailure>> {
  const account = await findAccount(key);
  return account?.token ? act(account) : failed({ kind: 'signed-out' });
}

function withDomain<Value>(
  request: { readonly accountKey: string; readonly domain: string },
  act: (account: StoredAccount, domain: Domain) => Promise<Result<Value, AccountFailure>>,
): Promise<Result<Value, AccountFailure>> {
  const domain = parseDomain(request.domain);
  if (!domain) return Promise.resolve(failed({ kind: 'bad-domain' }));
  return withAccount(request.accountKey, (account) => act(account, domain));
}
