/** Every message between contexts: what is asked, what is answered, and who may ask. Messages go to the background only. */
import * as z from 'zod/mini';
import type { ApiFailure } from '../mastodon-api/api-failure';
import type { DomainMark } from '../rules/account-marks';
import { type Keeps, LATEST_TIME, LONGEST_NOTE, LONGEST_TAG } from '../rules/block-words';
import type { Job, Step } from '../rules/job';
import type { Reach } from '../rules/oauth-scopes';
import type { Result } from '../rules/result';
import type { Snapshot, Ties } from '../rules/snapshot';
import type { Remembered } from '../rules/tray';
import type { PageHealth } from '../storage/items';
import { domainMarkSchema, pageHealthSchema } from '../storage/schemas';
import type { AccountSummary, BlockCounts, BlockNames, BlockRow, JobChange, SignInFailure } from './answers';

/**
 * Who may send a message. `page`: content scripts on enabled servers, so perhaps a page that got hold of one: nothing
 * that needs a token, acts at a server in the person's name, or tells what they did not put on that page themselves.
 * `extension`: our own pages alone.
 */
export type Trust = 'page' | 'extension';

export type EnableFailure =
  /** No permission for the origin. */
  | 'not-permitted'
  /** The browser refused to register or run the scripts. */
  | 'refused';

export interface Protocol {
  /** Says which origin the permission is for that is about to be asked: the prompt may close the popup that asks. */
  planToEnable(request: { origin: string }): Result<null, never>;
  /** Registers the page scripts for an origin that the person granted, and runs them in its open tabs. */
  enableServer(request: { origin: string }): Result<{ reloadNeeded: boolean }, EnableFailure>;
  /** Unregisters the scripts; open pages hear of it by storage and remove every trace. */
  disableServer(request: { origin: string }): Result<null, never>;
  /** What a page of the sender's origin could and could not do. */
  reportHealth(request: Omit<PageHealth, 'reportedAt'>): Result<null, never>;
  /** Runs the script of the card in the sender's tab. */
  loadCard(request: null): Result<null, never>;
  /** Asks the sender's own server what it limits, unless that was asked within the day; the answer comes by storage. */
  refreshServerLimits(request: null): Result<null, never>;
  /** Turns a network's badges on or off, from its card. */
  setNetworkBadge(request: { networkId: string; isOn: boolean }): Result<null, never>;
  /** Gives a domain a mark of the person's own; null takes it away. */
  setDomainMark(request: { domain: string; mark: DomainMark | null }): Result<null, never>;
  /** Opens the dashboard on a form with this domain filled in, to block it or to give it a badge. Changes nothing. */
  openDomainForm(request: { form: 'block' | 'marks'; domain: string }): Result<null, never>;
  /** Remembers which posts of a timeline of the sender's origin were seen, and which came late and were not. */
  rememberPosts(request: { timeline: string; seen: string[]; waiting: string[] }): Result<null, never>;
  /** What is remembered of a timeline of the sender's origin. */
  recallPosts(request: { timeline: string }): Result<Remembered, never>;

  /** The accounts that the person signed in to; never a token. */
  listAccounts(request: null): Result<readonly AccountSummary[], never>;
  /**
   * Opens the server's own sign-in window. `restore` asks for what snapshots and restoring need, too. `isAnother`: with an
   * account other than those that are known.
   */
  signIn(request: {
    origin: string;
    reach: Reach;
    isAnother?: boolean;
  }): Result<AccountSummary, SignInFailure>;
  /** Whether a sign-in waits for a code that the person is to bring over. */
  isCodeAwaited(request: { origin: string }): Result<boolean, never>;
  /** Ends a sign-in with the code that the server showed. */
  enterCode(request: { origin: string; code: string }): Result<AccountSummary, SignInFailure>;
  signOut(request: { accountKey: string }): Result<null, never>;
  /** Reads the account's domain blocks from its server. */
  listDomainBlocks(request: { accountKey: string }): Result<readonly BlockRow[], AccountFailure>;
  /** The same as they were read last, without asking the server. */
  listKnownBlocks(request: { accountKey: string }): Result<readonly BlockRow[], never>;
  /** How many follows and followers a block would cut; null where the server cannot say. */
  previewCounts(request: DomainOfAccount): Result<BlockCounts | null, AccountFailure>;
  /** Who they are; null without the permission to read follows. */
  previewNames(request: DomainOfAccount): Result<BlockNames | null, AccountFailure>;
  /** Everybody whom the account follows and who follows it; null without the permission to read follows. */
  listTies(request: { accountKey: string }): Result<Ties | null, AccountFailure>;
  /** Starts a job that blocks the domains. The answer says that it is stored, not that it is done. */
  blockDomains(request: {
    accountKey: string;
    domains: string[];
    /** Name of the imported list; the domain itself for a single one. */
    title: string;
    withSnapshot: boolean;
    /** The blocks are out of a backup, and noted already. */
    fromBackup?: boolean;
  }): Result<{ jobId: string }, AccountFailure>;
  unblockDomain(request: DomainOfAccount): Result<{ jobId: string }, AccountFailure>;
  /** Unblocks the snapshot's domain and follows again. */
  restoreSnapshot(request: { snapshotId: string }): Result<{ jobId: string }, AccountFailure>;
  listSnapshots(request: { accountKey: string }): Result<readonly Snapshot[], never>;
  deleteSnapshot(request: { snapshotId: string }): Result<null, never>;
  changeJob(request: { jobId: string; change: JobChange }): Result<null, never>;
  /** All jobs of the account, newest first. */
  listJobs(request: { accountKey: string }): Result<readonly Job[], never>;
  listSteps(request: { jobId: string }): Result<readonly Step[], never>;
  /** All that is noted about blocks, also about domains that are not blocked now. */
  listNotes(request: { accountKey: string }): Result<readonly BlockRow[], never>;
  /** The person's own words; empty ones take away what was there. */
  setBlockNotes(request: {
    accountKey: string;
    notes: { domain: string; note: string; tag: string }[];
  }): Result<null, never>;
  /** Takes over what a backup says of blocks. Blocks nothing. */
  restoreNotes(request: { accountKey: string; blocks: BlockRow[]; keeps: Keeps }): Result<null, never>;
  /** Deletes everything, takes back every token and permission. */
  wipeEverything(request: null): Result<null, never>;
}

interface DomainOfAccount {
  readonly accountKey: string;
  readonly domain: string;
}

export type AccountFailure =
  | ApiFailure
  /** No such account, or its token is gone. */
  | { readonly kind: 'signed-out' }
  /** Not a domain name, or one that cannot be blocked. */
  | { readonly kind: 'bad-domain' };

export type { ApiFailureKind } from '../mastodon-api/api-failure';

export type MessageName = keyof Protocol;
export type RequestOf<Name extends MessageName> = Parameters<Protocol[Name]>[0];
export type AnswerOf<Name extends MessageName> = ReturnType<Protocol[Name]>;

const originText = z.string().check(z.regex(/^https?:\/\/[^/]+$/), z.maxLength(300));
const origin = z.object({ origin: originText });
const domain = z.string().check(z.minLength(1), z.maxLength(253));
const timeline = z.string().check(z.maxLength(300));
const postIds = z.array(z.string().check(z.regex(/^\d{1,30}$/))).check(z.maxLength(1000));
const account = z.object({ accountKey: z.string() });
const MOST_DOMAINS = 100_000;
const blockRow: z.ZodMiniType<BlockRow> = z.object({
  domain,
  since: z.number().check(z.gte(0), z.lte(LATEST_TIME)),
  source: z.string(),
  note: z.exactOptional(z.string()),
  tag: z.exactOptional(z.string()),
});
const domainOfAccount = z.object({ accountKey: z.string(), domain });

export const messages: {
  readonly [Name in MessageName]: {
    readonly from: Trust;
    readonly request: z.ZodMiniType<RequestOf<Name>>;
  };
} = {
  planToEnable: { from: 'extension', request: origin },
  enableServer: { from: 'extension', request: origin },
  disableServer: { from: 'extension', request: origin },
  reportHealth: { from: 'page', request: pageHealthSchema },
  loadCard: { from: 'page', request: z.null() },
  refreshServerLimits: { from: 'page', request: z.null() },
  setNetworkBadge: {
    from: 'page',
    request: z.object({ networkId: z.string().check(z.maxLength(60)), isOn: z.boolean() }),
  },
  setDomainMark: { from: 'page', request: z.object({ domain, mark: z.nullable(domainMarkSchema) }) },
  openDomainForm: { from: 'page', request: z.object({ form: z.enum(['block', 'marks']), domain }) },
  rememberPosts: { from: 'page', request: z.object({ timeline, seen: postIds, waiting: postIds }) },
  recallPosts: { from: 'page', request: z.object({ timeline }) },
  listAccounts: { from: 'extension', request: z.null() },
  signIn: {
    from: 'extension',
    request: z.object({
      origin: originText,
      reach: z.enum(['blocks', 'restore']),
      isAnother: z.exactOptional(z.boolean()),
    }),
  },
  isCodeAwaited: { from: 'extension', request: origin },
  enterCode: {
    from: 'extension',
    request: z.object({ origin: originText, code: z.string().check(z.regex(/^[\x21-\x7e]{1,500}$/)) }),
  },
  signOut: { from: 'extension', request: account },
  listDomainBlocks: { from: 'extension', request: account },
  listKnownBlocks: { from: 'extension', request: account },
  previewCounts: { from: 'extension', request: domainOfAccount },
  previewNames: { from: 'extension', request: domainOfAccount },
  listTies: { from: 'extension', request: account },
  blockDomains: {
    from: 'extension',
    request: z.object({
      accountKey: z.string(),
      domains: z.array(domain).check(z.minLength(1), z.maxLength(MOST_DOMAINS)),
      title: z.string().check(z.maxLength(300)),
      withSnapshot: z.boolean(),
      fromBackup: z.exactOptional(z.boolean()),
    }),
  },
  unblockDomain: { from: 'extension', request: domainOfAccount },
  restoreSnapshot: { from: 'extension', request: z.object({ snapshotId: z.string() }) },
  listSnapshots: { from: 'extension', request: account },
  deleteSnapshot: { from: 'extension', request: z.object({ snapshotId: z.string() }) },
  changeJob: {
    from: 'extension',
    request: z.object({ jobId: z.string(), change: z.enum(['pause', 'resume', 'cancel', 'undo']) }),
  },
  listJobs: { from: 'extension', request: account },
  listSteps: { from: 'extension', request: z.object({ jobId: z.string() }) },
  listNotes: { from: 'extension', request: account },
  setBlockNotes: {
    from: 'extension',
    request: z.object({
      accountKey: z.string(),
      notes: z
        .array(
          z.object({
            domain,
            note: z.string().check(z.maxLength(LONGEST_NOTE)),
            tag: z.string().check(z.maxLength(LONGEST_TAG)),
          }),
        )
        .check(z.maxLength(MOST_DOMAINS)),
    }),
  },
  restoreNotes: {
    from: 'extension',
    request: z.object({
      accountKey: z.string(),
      blocks: z.array(blockRow).check(z.maxLength(MOST_DOMAINS)),
      keeps: z.enum(['mine', 'file']),
    }),
  },
  wipeEverything: { from: 'extension', request: z.null() },
};
