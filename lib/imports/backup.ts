/** Everything about an account's blocks in one file, with a schema version, and back again without loss. */
import * as z from 'zod/mini';
import { LATEST_TIME } from '../rules/block-words';
import { failed, ok, type Result } from '../rules/result';

const VERSION = 1;

const blockSchema = z.object({
  domain: z.string(),
  since: z.number().check(z.gte(0), z.lte(LATEST_TIME)),
  source: z.string(),
  note: z.exactOptional(z.string()),
  tag: z.exactOptional(z.string()),
});

const backupSchema = z.object({
  sluice: z.literal(VERSION),
  writtenAt: z.number(),
  account: z.string(),
  blocks: z.array(blockSchema),
});

export type Backup = z.infer<typeof backupSchema>;

export function writeBackup(backup: Omit<Backup, 'sluice'>): string {
  return `${JSON.stringify({ sluice: VERSION, ...backup }, null, 1)}\n`;
}

/** `newer`: written by a later version, which may mean something that this one does not know. */
export function readBackup(text: string): Result<Backup, 'no-backup' | 'newer'> {
  const value = parsed(text);
  const version = typeof value === 'object' && value !== null && 'sluice' in value ? value.sluice : undefined;
  if (typeof version === 'number' && version > VERSION) return failed('newer');
  const backup = backupSchema.safeParse(value);
  return backup.success ? ok(backup.data) : failed('no-backup');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Any other text: said by the answer.
    return undefined;
  }
}
