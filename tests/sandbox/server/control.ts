/** `/sandbox/control` and `/sandbox/world`: the same switches and the same model for tests in other processes. */

import * as z from 'zod/mini';
import { homeTimeline } from '../world/timelines.ts';
import { ApiError, json } from './http.ts';
import { type Call, PUBLIC, type Router } from './router.ts';

const PushSchema = z.object({
  author: z.optional(z.string()),
  text: z.optional(z.string()),
  lateMs: z.optional(z.number()),
  reblogOf: z.optional(z.string()),
  quoteOf: z.optional(z.string()),
  inReplyTo: z.optional(z.string()),
  spoilerText: z.optional(z.string()),
  withPicture: z.optional(z.boolean()),
  delivered: z.optional(z.boolean()),
});

const FaultSchema = z.object({
  kind: z.enum(['status', 'rate-limit', 'drop-before', 'drop-after', 'slow', 'endless', 'huge', 'html', 'deep-json', 'wrong-types', 'foreign-link', 'foreign-redirect']),
  path: z.optional(z.string()),
  method: z.optional(z.string()),
  rate: z.optional(z.number()),
  times: z.optional(z.number()),
  statuses: z.optional(z.array(z.number())),
  retryAfter: z.optional(z.number()),
  delayMs: z.optional(z.number()),
  bytes: z.optional(z.number()),
  to: z.optional(z.string()),
  meetsPage: z.optional(z.boolean()),
}); // biome-ignore format: one field a line

const CommandSchema = z.object({
  /** Replaces all faults. */
  faults: z.optional(z.array(FaultSchema)),
  push: z.optional(PushSchema),
  pushLate: z.optional(PushSchema),
  delete: z.optional(z.string()),
  edit: z.optional(z.object({ id: z.string(), text: z.string() })),
  dropStreams: z.optional(z.boolean()),
  /** Moves the sandbox's clock on, ms. */
  advance: z.optional(z.number()),
  /** Signs all apps out. */
  revokeTokens: z.optional(z.boolean()),
});

export type Command = z.infer<typeof CommandSchema>;

/** Carries a command out and says what came of it. */
export type Execute = (command: Command) => Record<string, unknown>;

export function addControl(router: Router, execute: Execute): void {
  router.on('POST', '/sandbox/control', PUBLIC, (call) => {
    const command = CommandSchema.safeParse(call.json);
    if (!command.success) throw new ApiError(400, { error: z.prettifyError(command.error) });
    return json(execute(command.data));
  });
  router.on('GET', '/sandbox/world', PUBLIC, (call) => json(worldSummary(call)));
}

/** What another process needs to compute what it expects: the model, not the API's view of it. */
function worldSummary({ world }: Call): Record<string, unknown> {
  const { me } = world;
  const shown = homeTimeline(world, me);
  return {
    now: world.clock.now(),
    me: me.id,
    home: shown.map(({ id, accountId, createdAt, receivedAt, reblogOfId, quoteOfId, inReplyToId }) => ({
      id, accountId, createdAt, receivedAt, reblogOfId, quoteOfId, inReplyToId,
    })), // biome-ignore format: one row
    people: [...world.people.values()].map(({ id, username, domain, limited, suspended, deleted }) => ({
      id, username, domain, limited, suspended, deleted,
    })), // biome-ignore format: one row
    follows: world.follows.from(me.id),
    followers: world.follows.to(me.id).map(({ sourceId }) => sourceId),
    requests: world.followRequests.from(me.id),
    lists: [...me.lists.values()].map(({ id, title, members }) => ({
      id,
      title,
      accountIds: [...members.keys()],
    })),
    domainBlocks: [...me.domainBlocks.keys()],
  };
}
