/** What a stored value must look like, by the name of its item (what stands before a colon in the key). */
import * as z from 'zod/mini';
import { MARK_COLOURS } from '../rules/account-marks';
import type * as items from './items';

const orderMode = z.enum(['written', 'server']);
const natural = z.number().check(z.int(), z.nonnegative());

export const domainMarkSchema = z.object({
  level: z.enum(['show', 'badge']),
  name: z.exactOptional(z.string().check(z.maxLength(100))),
  colour: z.exactOptional(z.enum(MARK_COLOURS)),
  note: z.exactOptional(z.string().check(z.maxLength(2000))),
});

export const settingsSchema: z.ZodMiniType<items.Settings> = z.object({
  features: z.record(z.string(), z.boolean()),
  order: z.object({
    home: orderMode,
    list: orderMode,
    live: orderMode,
    hashtag: orderMode,
    profile: orderMode,
  }),
  boostsBy: z.enum(['boost', 'original']),
  marks: z.object({ networksOff: z.array(z.string()), domains: z.record(z.string(), domainMarkSchema) }),
  delayFromMs: natural,
  veryLateFromMs: natural,
  keepSnapshotsDays: natural,
});

/** What is kept of an entry of `GET /api/v1/instance/domain_blocks`. */
const instanceBlockSchema = z.object({
  domain: z.string(),
  digest: z.exactOptional(z.string()),
  severity: z.enum(['silence', 'suspend']),
  comment: z.exactOptional(z.nullable(z.string())),
  knownSince: z.exactOptional(natural),
});

const serverLimits: z.ZodMiniType<items.ServerLimits> = z.object({
  fetchedAt: natural,
  status: z.enum(['never', 'published', 'unpublished', 'failed']),
  blocks: z.array(instanceBlockSchema),
});

export const pageHealthSchema: z.ZodMiniType<Omit<items.PageHealth, 'reportedAt'>> = z.object({
  adapter: z.optional(z.string().check(z.maxLength(60))),
  unavailable: z.record(
    z.string().check(z.maxLength(60)),
    z.enum(['layout-unknown', 'no-tap', 'no-times', 'virtual-list', 'not-mastodon', 'crashed']),
  ),
});

const pageHealth = z.intersection(pageHealthSchema, z.object({ reportedAt: natural }));

const jobProgress = z.array(
  z.object({
    id: z.string(),
    accountKey: z.string(),
    kind: z.enum(['block', 'unblock', 'restore', 'import', 'undo']),
    title: z.string(),
    undoes: z.exactOptional(z.string()),
    createdAt: natural,
    state: z.enum(['active', 'paused', 'cancelled', 'done']),
    total: natural,
    done: natural,
    missed: natural,
    requested: natural,
    goesOnAt: z.exactOptional(z.number()),
    endsAt: z.exactOptional(z.number()),
    problem: z.exactOptional(z.string()),
  }),
);

export const schemas: Readonly<Record<string, z.ZodMiniType>> = {
  settings: settingsSchema,
  enabledOrigins: z.array(z.string()),
  plannedOrigin: z.string(),
  serverLimits,
  blockedDomains: z.array(z.string()),
  newBlocks: z.array(z.object({ domain: z.string(), accountKey: z.string() })),
  pageHealth,
  jobProgress,
};
