/** Reading a block list: every row is either understood or refused with its line and the reason; nothing is guessed. */
import { readDomain } from '../fediverse/domain-input';
import type { Domain } from '../fediverse/domain-name';
import { type BlockList, type ListRow, type RawRow, type RefusedRow, severityOf } from './block-list';
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

function* readRows(
  text: string,
  { home, isPublicSuffix }: ReadOptions,
): Generator<undefined, BlockList, undefined> {
  const { format, rows: raws } = readRawRows(text);
  const rows = new Map<Domain, ListRow>();
  const refused: RefusedRow[] = [];
  const reread: { line: number; text: string; domain: Domain }[] = [];
  let duplicates = 0;
  for (const [index, raw] of raws.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    const { line } = raw;
    const refuse = (reason: RefusedRow['reason']) =>
      refused.push({ line, text: raw.domain.slice(0, 300), reason });
    if (raw.refusal) {
      refuse(raw.refusal);
      continue;
    }
    if (isCanary(raw)) {
      refuse('canary');
      continue;
    }
    if (/^[^/]+@/.test(raw.text ?? raw.domain) || /^account address$/i.test(raw.domain)) {
      refuse('account');
      continue;
    }
    const domain = readDomain(raw.domain, home, isPublicSuffix);
    if (!domain.ok) {
      refuse(domain.error);
      continue;
    }
    const severity = raw.severity === undefined ? undefined : severityOf(raw.severity);
    if (raw.severity !== undefined && severity === undefined) {
      refuse('unknown-severity');
      continue;
    }
    const earlier = rows.get(domain.value);
    if (earlier) {
      if ((earlier.severity ?? 'suspend') === (severity ?? 'suspend')) duplicates += 1;
      else refuse('contradiction');
      continue;
    }
    const text = raw.text ?? raw.domain;
    if (text.toLowerCase() !== domain.value) reread.push({ line, text, domain: domain.value });
    const { comment } = raw;
    rows.set(domain.value, {
      line,
      domain: domain.value,
      ...(severity && { severity }),
      ...(comment !== undefined && { comment }),
    });
  }
  return { format, rows: [...rows.values()], refused, duplicates, reread };
}

function isCanary({ domain, comment }: RawRow): boolean {
  return CANARY_NAME.test(domain.toLowerCase()) || /\bcanary\b/i.test(comment ?? '');
}
