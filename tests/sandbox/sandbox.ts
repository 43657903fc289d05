/** The sandbox: a small Mastodon-compatible server on a loopback port, the stage for the demo and the tests. */

import { addAccounts } from './server/api/accounts.ts';
import { addClientState } from './server/api/client-state.ts';
import { addCollections } from './server/api/collections.ts';
import { addDiscovery } from './server/api/discovery.ts';
import { addDomainBlocks } from './server/api/domain-blocks.ts';
import { addFilters } from './server/api/filters.ts';
import { addInstance } from './server/api/instance.ts';
import { addLists } from './server/api/lists.ts';
import { addNotificationRequests } from './server/api/notification-requests.ts';
import { addNotifications } from './server/api/notifications.ts';
import { addRelations } from './server/api/relations.ts';
import { addStatuses } from './server/api/statuses.ts';
import { addTimelines } from './server/api/timelines.ts';
import { addControl, type Command } from './server/control.ts';
import { type StatusEntity, statusEntity } from './server/entities/status.ts';
import { Faults } from './server/faults.ts';
import { addOAuth } from './server/oauth.ts';
import { servePage } from './server/pages.ts';
import { Router } from './server/router.ts';
import { type RecordedRequest, SandboxServer } from './server/server.ts';
import type { FollowDay, RateLimitSettings, ServerSettings } from './server/settings.ts';
import { Streaming } from './server/streaming.ts';
import { Tokens } from './server/tokens.ts';
import type { Flavour, Version } from './server/versions.ts';
import { buildSandboxPage, renderWebApp } from './server/web-app.ts';
import { type Clock, RunningClock } from './world/clock.ts';
import { DEFAULT_INSTANCE_BLOCKS, makeWorld } from './world/make-world.ts';
import type { InstanceBlock } from './world/model.ts';
import { type PushOptions, pushPost } from './world/push-post.ts';
import type { World } from './world/world.ts';

export type { Fault, Faults } from './server/faults.ts';
export type { RecordedRequest } from './server/server.ts';
export { RunningClock, VirtualClock } from './world/clock.ts';
export type { PushOptions, World };
export type Status = StatusEntity;

const DAY = 86_400_000;

/** Where a server's admin has a choice, and how fast its jobs run. */
export interface MastodonLikeOptions {
  readonly showDomainBlocks?: ServerSettings['showDomainBlocks'];
  readonly showDomainBlockReasons?: boolean;
  readonly instanceBlocks?: readonly InstanceBlock[];
  readonly cleanUpDelayMs?: number;
  readonly acceptDelayMs?: number | null;
  readonly followsPerDay?: number;
  readonly followDay?: FollowDay;
  readonly rateLimits?: Partial<RateLimitSettings>;
}

export interface SandboxOptions {
  /** 0, the default: any free port. */
  readonly port?: number;
  readonly seed?: number;
  /** Domain of local accounts; the origin is always a loopback address. */
  readonly domain?: string;
  readonly version?: Version;
  readonly flavour?: Flavour;
  /** Size of the main user's home timeline, default 200. */
  readonly statuses?: number;
  /** How many accounts of threads.net the main user follows, default 20. */
  readonly threadsFollows?: number;
  /** Default: the machine's. A `VirtualClock` lets tests move hours on. */
  readonly clock?: Clock;
  readonly mastodonLike?: MastodonLikeOptions;
}

export interface Sandbox {
  /** `http://127.0.0.1:PORT`; the same server answers as `http://localhost:PORT`. */
  readonly origin: string;
  readonly world: World;
  readonly clock: Clock;
  readonly faults: Faults;
  /** May be changed while the sandbox runs. */
  readonly settings: ServerSettings;
  readonly tokens: Tokens;
  /** All calls so far, oldest first; a test may empty it. */
  readonly requests: RecordedRequest[];
  /** A post arrives that was written some time ago: by default on Threads, 16 minutes. */
  pushLateStatus(options?: PushOptions): Status;
  /** A post arrives that has just been written. */
  pushStatus(options?: PushOptions): Status;
  deleteStatus(id: string): void;
  editStatus(id: string, text: string): Status;
  /** Breaks all streaming connections; what is pushed before they are back is missing: a gap. */
  dropStreams(): void;
  close(): Promise<void>;
}

/** Makes a world and serves it. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? new RunningClock();
  const seed = options.seed ?? 1;
  const domain = options.domain ?? 'home.example';
  const settings = settingsFrom(options, domain);
  const world = makeWorld({
    clock,
    seed,
    domain,
    statuses: options.statuses ?? 200,
    threadsFollows: options.threadsFollows ?? 20,
    instanceBlocks: options.mastodonLike?.instanceBlocks ?? DEFAULT_INSTANCE_BLOCKS,
  });
  const tokens = new Tokens(clock);
  const faults = new Faults(seed);
  const pageParts = { render: renderWebApp, files: await buildSandboxPage() };
  const router = new Router();
  const server = new SandboxServer({
    world,
    settings,
    tokens,
    faults,
    router,
    page: (call, session) => servePage(pageParts, call, session),
  });
  const streaming = new Streaming(world, tokens, (viewer) => ({
    world,
    settings,
    viewer,
    origin: server.origin,
  }));
  server.http.on('upgrade', (request, socket, head) => streaming.upgrade(request, socket, head));
  const entityOf = (id: string): Status =>
    statusEntity({ world, settings, viewer: world.me, origin: server.origin }, world.post(id));

  const sandbox: Sandbox = {
    get origin() {
      return server.origin;
    },
    world,
    clock,
    faults,
    settings,
    tokens,
    requests: server.requests,
    pushLateStatus: (push) =>
      entityOf(pushPost(world, { author: world.cast.threads, lateMs: 16 * 60_000, ...push }).id),
    pushStatus: (push) => entityOf(pushPost(world, push).id),
    deleteStatus: (id) => world.deletePost(id),
    editStatus: (id, text) => entityOf(world.editPost(id, `<p>${text}</p>`).id),
    dropStreams: () => streaming.drop(),
    close: async () => {
      streaming.close();
      await server.close();
    },
  };
  for (const add of [
    addOAuth,
    addInstance,
    addTimelines,
    addStatuses,
    addAccounts,
    addRelations,
    addLists,
    addNotificationRequests,
    addNotifications,
    addCollections,
    addDiscovery,
    addFilters,
    addClientState,
    addDomainBlocks,
  ]) {
    add(router);
  }
  addControl(router, (command) => execute(sandbox, command));
  await server.listen(options.port ?? 0);
  return sandbox;
}

/** Does what another process asks for by `/sandbox/control`. */
function execute(sandbox: Sandbox, command: Command): Record<string, unknown> {
  const { faults, push, pushLate, edit, advance } = command;
  if (faults) {
    sandbox.faults.clear();
    for (const fault of faults) sandbox.faults.add(fault);
  }
  if (advance !== undefined) sandbox.clock.advance(advance);
  if (command.delete !== undefined) sandbox.deleteStatus(command.delete);
  if (edit) sandbox.editStatus(edit.id, edit.text);
  if (command.dropStreams) sandbox.dropStreams();
  if (command.revokeTokens) sandbox.tokens.revokeAllOfApps();
  return {
    now: sandbox.clock.now(),
    ...(push && { pushed: sandbox.pushStatus(push).id }),
    ...(pushLate && { pushedLate: sandbox.pushLateStatus(pushLate).id }),
  };
}

function settingsFrom(options: SandboxOptions, domain: string): ServerSettings {
  const like = options.mastodonLike ?? {};
  return {
    version: options.version ?? '4.5',
    flavour: options.flavour ?? 'vanilla',
    domain,
    showDomainBlocks: like.showDomainBlocks ?? 'all',
    showDomainBlockReasons: like.showDomainBlockReasons ?? true,
    cleanUpDelayMs: like.cleanUpDelayMs ?? 400,
    acceptDelayMs: like.acceptDelayMs === undefined ? 1500 : like.acceptDelayMs,
    followsPerDay: like.followsPerDay ?? 400,
    followDay: like.followDay ?? { lengthMs: DAY, startsAt: 0 },
    rateLimits: {
      enabled: true,
      scale: 1,
      windowScale: 1,
      retryAfter: false,
      sparePage: true,
      ...like.rateLimits,
    },
  };
}
