/** A background that lives on a virtual clock against the sandbox: for tests of work that takes days. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Sandbox, type SandboxOptions, startSandbox, VirtualClock } from '../sandbox/sandbox.ts';

export interface Background {
  readonly accountKey: string;
  jobs: typeof import('../../lib/background/jobs/start-job');
  wake(): Promise<void>;
}

export interface Living {
  readonly sandbox: Sandbox;
  /** Starts the background anew on the same database: what was in memory is gone. */
  restart(): Promise<Background>;
  /** Moves the clock on in steps, and lets the background do at each what is due, until `isDone`. */
  until(isDone: () => boolean | Promise<boolean>, longestMs: number, stepMs?: number): Promise<void>;
  close(): Promise<void>;
}

const START = Date.UTC(2026, 10, 20, 12);

/** Signed in with everything allowed. */
export async function startLiving(options: SandboxOptions = {}): Promise<Living> {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: START });
  vi.stubGlobal('indexedDB', new IDBFactory());
  fakeBrowser.reset();
  const clock = new VirtualClock(START);
  const sandbox = await startSandbox({ ...options, clock });
  const accountKey = `${sandbox.world.me.person.username}@${new URL(sandbox.origin).host}`;
  let current: Background | undefined;

  async function restart(): Promise<Background> {
    vi.resetModules();
    const { openDatabase } = await import('../../lib/background/database');
    const jobs = await import('../../lib/background/jobs/start-job');
    const { wakeJobs } = await import('../../lib/background/jobs/runner');
    await (await openDatabase()).put('accounts', storedAccount(sandbox, accountKey));
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
      void current?.wake();
      await quiet(sandbox);
      clock.advance(stepMs);
      await vi.advanceTimersByTimeAsync(stepMs);
      await quiet(sandbox);
    }
  }

  await restart();
  return {
    sandbox,
    restart,
    until,
    async close() {
      vi.useRealTimers();
      vi.unstubAllGlobals();
      await sandbox.close();
    },
  };
}

/** Waits, on the real clock, until nothing has been asked of the server for a moment. */
async function quiet(sandbox: Sandbox): Promise<void> {
  let before = -1;
  while (before !== sandbox.requests.length) {
    before = sandbox.requests.length;
    for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

function storedAccount(sandbox: Sandbox, key: string) {
  const scopes = ['read', 'write'];
  const app = sandbox.tokens.register({ name: 'Sluice', website: null, redirectUris: [], scopes });
  const token = sandbox.tokens.issue(app, sandbox.world.me.id, scopes);
  const { id, username: acct } = sandbox.world.me.person;
  return {
    key,
    origin: sandbox.origin,
    id,
    acct,
    displayName: acct,
    scopes,
    token: token.value,
    app: { clientId: app.clientId, clientSecret: app.clientSecret },
  };
}
