/** Reading a block list: every row is either understood or refused with its line and the reason; nothing is guessed. */
import { readDomain } from '../fediverse/domain-input';
import type { Domain } from '../fediverse/domain-name';
import { failed, ok, type Result } from '../rules/result';
import {
  type BlockList,
  type ListRow,
  type RawRow,
  type Refusal,
  type RefusedRow,
  severityOf,
} from './block-list';
import { readRawRows } from './raw-rows';

export interface ReadOptions {
  readonly home: Domain | undefined;
  readonly isPublicSuffix: (domain: Domain) => boolean;
}

/** Makers of lists put such rows in to see who takes a list without reading it. */
const CANARY_NAME = /(?:^|\.)canary\.|delete\.this\.line|\.invalid$|this\.is\.generated/;

/** Reads a list of any known form at once. */
export function readBlockList(text: string, options: ReadOptions): BlockList {
  const reading = readRows(text, options);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/** Longer than this nothing on a page may wait. */
const LONGEST_TASK_MS = 30;

/** The same, with pauses in which the page can do something else: 100,000 rows take a second and more. */
export async function readBlockListInPieces(text: string, options: ReadOptions): Promise<BlockList> {
  const reading = readRows(text, options);
  let since = performance.now();
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
    if (performance.now() - since < LONGEST_TASK_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
}

/** Rows between two places at which reading may pause. */
const ROWS_AT_ONCE = 200;

function* readRows(text: string, options: ReadOptions): Generator<undefined, BlockList, undefined> {
  const { format, rows: raws } = readRawRows(text);
  const rows = new Map<Domain, ListRow>();
  const refused: RefusedRow[] = [];
  const reread: { line: number; text: string; domain: Domain }[] = [];
  let duplicates = 0;
  for (const [index, raw] of raws.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    const read = readRow(raw, options);
    if (!read.ok) {
      refused.push(refusedRow(raw, read.error));
      continue;
    }
    const row = read.value;
    const earlier = rows.get(row.domain);
    if (earlier) {
      if ((earlier.severity ?? 'suspend') === (row.severity ?? 'suspend')) duplicates += 1;
      else refused.push(refusedRow(raw, 'contradiction'));
      continue;
    }
    const { line, domain, text = domain } = raw;
    if (text.toLowerCase() !== row.domain) reread.push({ line, text, domain: row.domain });
    rows.set(row.domain, row);
  }
  return { format, rows: [...rows.values()], refused, duplicates, reread };
}

function readRow(raw: RawRow, { home, isPublicSuffix }: ReadOptions): Result<ListRow, Refusal> {
  if (raw.refusal) return failed(raw.refusal);
  if (isCanary(raw)) return failed('canary');
  if (isAboutPeople(raw)) return failed('account');
  const domain = readDomain(raw.domain, home, isPublicSuffix);
  if (!domain.ok) return domain;
  const severity = raw.severity === undefined ? undefined : severityOf(raw.severity);
  if (raw.severity !== undefined && severity === undefined) return failed('unknown-severity');
  return ok({ line: raw.line, domain: domain.value, severity, comment: raw.comment });
}

function refusedRow({ line, domain }: RawRow, reason: Refusal): RefusedRow {
  return { line, text: domain.slice(0, 300), reason };
}

function isAboutPeople({ domain, text = domain }: RawRow): boolean {
  return (text.includes('@') && /^[^/]+@/.test(text)) || /^account address$/i.test(domain);
}

function isCanary({ domain, comment }: RawRow): boolean {
  return CANARY_NAME.test(domain.toLowerCase()) || /\bcanary\b/i.test(comment ?? '');
}
