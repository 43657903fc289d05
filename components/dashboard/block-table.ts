/** Which blocks the table shows, and in which order. Pure. */
import type { BlockRow } from '../../lib/messaging/answers';
import { domainText } from '../domain-text';

export const SORTINGS = ['newest', 'oldest', 'name', 'ties'] as const;
export type Sorting = (typeof SORTINGS)[number];

/** `from NAME`: blocks of one origin: `hand`, `elsewhere`, or an import. */
export type Showing = 'all' | 'limited' | 'noted' | 'tied' | `from ${string}`;

export interface TableRow extends BlockRow {
  /** The name as people read it. */
  readonly name: string;
  /** The server limits it for everybody, too. */
  readonly isLimited: boolean;
  /** How many follows and followers there are with it now. */
  readonly ties: number;
  /** How many follows a snapshot of it holds. */
  readonly kept: number;
  /** What a search looks through. */
  readonly text: string;
}

export interface KnownOfDomains {
  readonly limited: ReadonlySet<string>;
  readonly ties: ReadonlyMap<string, number>;
  readonly kept: ReadonlyMap<string, number>;
}

/** The rows with everything that is known about their domains. */
export function tableRows(
  rows: readonly BlockRow[],
  { limited, ties, kept }: KnownOfDomains,
): readonly TableRow[] {
  return rows.map((row) => {
    const { domain, note = '', tag = '', source } = row;
    const name = domainText(domain);
    return {
      ...row,
      name,
      isLimited: limited.has(domain),
      ties: ties.get(domain) ?? 0,
      kept: kept.get(domain) ?? 0,
      text: `${domain} ${name} ${note} ${tag} ${source}`.toLowerCase(),
    };
  });
}

/** The rows that are searched for and wanted; the rows come with the newest first. */
export function arranged(
  rows: readonly TableRow[],
  search: string,
  showing: Showing,
  sorting: Sorting,
): readonly TableRow[] {
  const wanted = search.trim().toLowerCase();
  const found = rows.filter((row) => row.text.includes(wanted) && isShown(row, showing));
  switch (sorting) {
    case 'newest':
      return found;
    case 'oldest':
      return found.toReversed();
    case 'name':
      return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    case 'ties':
      return found.toSorted((a, b) => b.ties + b.kept - a.ties - a.kept);
  }
}

function isShown(row: TableRow, showing: Showing): boolean {
  switch (showing) {
    case 'all':
      return true;
    case 'limited':
      return row.isLimited;
    case 'noted':
      return Boolean(row.note || row.tag);
    case 'tied':
      return row.ties + row.kept > 0;
    default:
      return showing === `from ${row.source}`;
  }
}
