/** The list of domains that a server limits, as it publishes it: asked at most once a day, kept with its age. */

import type { InstanceBlock } from '../fediverse/instance-block';
import { createApiClient } from '../mastodon-api/client';
import { fetchInstanceBlocks } from '../mastodon-api/instance';
import { type ServerLimits, serverLimits } from '../storage/items';
import { readStored, writeStored } from '../storage/stored';

const DAY_MS = 86_400_000;
/** A server that could not be reached is asked again sooner. */
const RETRY_MS = 15 * 60_000;

/** Asks the server if what is kept is too old. Without a token: the list is public or it is not for us. */
export function refreshServerLimits(origin: string): Promise<void> {
  return navigator.locks.request(`limits-of:${origin}`, async () => {
    const kept = await readStored(serverLimits(origin));
    const now = Date.now();
    if (now - kept.fetchedAt < (kept.status === 'failed' ? RETRY_MS : DAY_MS)) return;
    await writeStored(serverLimits(origin), await ask(origin, kept, now));
  });
}

async function ask(origin: string, kept: ServerLimits, now: number): Promise<ServerLimits> {
  const answer = await fetchInstanceBlocks(createApiClient(origin));
  if (answer.ok) {
    const { body } = answer.value;
    return {
      fetchedAt: now,
      status: body.length > 0 ? 'published' : 'unpublished',
      blocks: datedBy(kept, body, now),
    };
  }
  const isUnpublished = ['unauthorized', 'missing-scope', 'forbidden', 'not-found', 'unprocessable'].includes(
    answer.error.kind,
  );
  if (isUnpublished) return { fetchedAt: now, status: 'unpublished', blocks: [] };
  // What was known stays known until the server says otherwise.
  return { ...kept, fetchedAt: now, status: 'failed' };
}

/** Entries with the time at which each was seen first. An entry that became another kind of limit is a new one. */
function datedBy(kept: ServerLimits, blocks: readonly InstanceBlock[], now: number): InstanceBlock[] {
  const nameOf = ({ domain, digest, severity }: InstanceBlock) => `${severity} ${digest ?? domain}`;
  const since = new Map(kept.blocks.map((block) => [nameOf(block), block.knownSince ?? kept.fetchedAt]));
  return blocks.map((block) => ({ ...block, knownSince: since.get(nameOf(block)) ?? now }));
}
