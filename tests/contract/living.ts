/** A background that lives on a virtual clock against the sandbox: for tests of work that takes days. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Domain, parseDomain } from '../../lib/fediverse/domain-name';
import { followsAtServer } from '../doubles/follows-at-server.ts';
import { createLocks } from '../doubles/web-locks.ts';
import { type Sandbox, type SandboxOptions, startSandbox, VirtualClock } from '../sandbox/sandbox.ts';

export interface Background {
  readonly accountKey: string;
  jobs: typeof import('../../lib/background/jobs/start-job');
  wake(): Promise<void>;
}

export interface Living {
  readonly sandbox: Sandbox;
  /** Ends the background and starts it anew on the same database: what was in memory is gone. */
  restart(): Promise<Background>;
  /** The background ends at each of these requests, counted from its last start. */
  deaths: Death[];
  /**
   * Moves the clock on in steps, and lets the background do at each what is due, until `isDone`. Where it has ended it is
   * started anew, as its alarm would.
   */
  until(isDone: () => boolean | Promise<boolean>, longestMs: number, stepMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** An end of the background in the middle of a request. */
export interface Death {
  /** How many requests it sends before the one that it ends with. */
  readonly requests: number;
  /** Whether it ends before the server hears of it, or when the server has acted. */
  readonly moment: 'before' | 'after';
}

const START = Date.UTC(2026, 10, 20, 12);

/** Signed in with everything allowed. */
export async function startLiving(options: SandboxOptions = {}): Promise<Living> {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: START });
  vi.stubGlobal('indexedDB', new IDBFactory());
  fakeBrowser.reset();
  const clock = new VirtualClock(START);
  const sandbox = await startSandbox({ ...options, clock });
  const account = storedAccount(sandbox);
  const accountKey = account.key;
  const deaths: Death[] = [];
  const network = mortalNetwork(fetch);
  vi.stubGlobal('fetch', network.fetch);
  let current: Background | undefined;

  async function restart(): Promise<Background> {
    network.die();
    // Whatever was between two requests runs into the dead network or falls asleep.
    await quiet(sandbox);
    dropTimers();
    network.live(deaths.shift());
    vi.stubGlobal('navigator', { locks: createLocks() });
    vi.resetModules();
    const { openDatabase } = await import('../../lib/background/database');
    const jobs = await import('../../lib/background/jobs/start-job');
    const { wakeJobs } = await import('../../lib/background/jobs/runner');
    await (await openDatabase()).put('accounts', account);
    current = { accountKey, jobs, wake: wakeJobs };
    return current;
  }

  async function until(
    isDone: () => boolean | Promise<boolean>,
    longestMs: number,
    stepMs = 1_000,
  ): Promise<void> {
    const end = Date.now() + longestMs;
    while (!(await isDone())) {
      if (Date.now() > end) throw new Error(`Not done after ${longestMs} ms of the virtual clock`);
      if (network.isDead()) await restart();
      void current?.wake();
      await quiet(sandbox);
      clock.advance(stepMs);
      await vi.advanceTimersByTimeAsync(stepMs);
      // A death on the way breaks this off.
      vi.setSystemTime(clock.now());
      await quiet(sandbox);
    }
  }

  await restart();
  return {
    sandbox,
    deaths,
    restart,
    until,
    async close() {
      vi.useRealTimers();
      vi.unstubAllGlobals();
      await sandbox.close();
    },
  };
}

/** The domain of this name; fails the test if it is none. */
export function named(text: string): Domain {
  const domain = parseDomain(text);
  if (!domain) throw new Error(`${text} is no domain`);
  return domain;
}

/** The follows with a domain as the server has them: flags and lists. */
export const followsOf = ({ sandbox }: Living, domain: string) => followsAtServer(sandbox, domain);

/** The network as one life of the background has it: after its end nothing goes out, and nothing comes back. */
function mortalNetwork(realFetch: typeof fetch) {
  const never = new Promise<never>(() => {});
  let life = 0;
  let isAlive = true;
  let death: Death | undefined;
  let sent = 0;

  function die(): void {
    isAlive = false;
    // What slept wakes no more.
    dropTimers();
  }

  const mortalFetch: typeof fetch = async (input, init) => {
    if (!isAlive) return never;
    const mine = life;
    const dies = death?.requests === sent ? death.moment : undefined;
    sent += 1;
    if (dies === 'before') {
      die();
      return never;
    }
    try {
      const response = await realFetch(input, init);
      return new Response(await response.arrayBuffer(), response);
    } finally {
      if (dies === 'after') die();
      // biome-ignore lint/correctness/noUnsafeFinally: nobody is left to hear the answer or the failure
      if (!isAlive || mine !== life) return never;
    }
  };

  return {
    fetch: mortalFetch,
    die,
    isDead: () => !isAlive,
    live(next: Death | undefined) {
      life += 1;
      isAlive = true;
      death = next;
      sent = 0;
    },
  };
}

/** Nothing that sleeps will wake. */
function dropTimers(): void {
  const now = Date.now();
  vi.clearAllTimers();
  // That alone would also put the clock back to where it began.
  vi.setSystemTime(now);
}

/** Waits, on the real clock, until for a moment nothing has been asked of the server and the database. */
async function quiet(sandbox: Sandbox): Promise<void> {
  const done = () => sandbox.requests.length + transactions;
  let before = -1;
  while (before !== done()) {
    before = done();
    for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** How often the database was asked, by anybody. */
let transactions = 0;
const openTransaction = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (...wanted) {
  transactions += 1;
  return openTransaction.apply(this, wanted);
};

function storedAccount(sandbox: Sandbox) {
  const scopes = ['read', 'write'];
  const app = sandbox.tokens.register({ name: 'Sluice', website: null, redirectUris: [], scopes });
  const token = sandbox.tokens.issue(app, sandbox.world.me.id, scopes);
  const { id, username: acct } = sandbox.world.me.person;
  return {
    key: `${acct}@${new URL(sandbox.origin).host}`,
    origin: sandbox.origin,
    id,
    acct,
    displayName: acct,
    scopes,
    token: token.value,
    app: { clientId: app.clientId, clientSecret: app.clientSecret },
  };
}
