/** What a block list says, whatever form it came in: what was read, what was refused, and why. */
import type { Domain } from '../fediverse/domain-name';

/** The forms that are understood. */
export type ListFormat =
  /** One domain a line: Mastodon's personal export, or plain text. */
  | 'lines'
  /** Columns with names: Mastodon's server export and the like. */
  | 'columns'
  | 'json'
  | 'markdown-table'
  | 'html-table'
  | 'empty';

export type ListSeverity = 'suspend' | 'silence' | 'noop';

const SEVERITIES: Readonly<Record<string, ListSeverity>> = {
  suspend: 'suspend',
  suspended: 'suspend',
  block: 'suspend',
  silence: 'silence',
  silenced: 'silence',
  limit: 'silence',
  limited: 'silence',
  noop: 'noop',
  none: 'noop',
};

/** What a list means by a word such as `suspend` or `limited`; undefined for any other. */
export function severityOf(word: string): ListSeverity | undefined {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(SEVERITIES, key) ? SEVERITIES[key] : undefined;
}

export interface ListRow {
  /** From 1, in the text as it was given; in JSON the entry's number. */
  readonly line: number;
  readonly domain: Domain;
  /** Missing where the list gives none: then the domain is meant to be blocked. */
  readonly severity?: ListSeverity | undefined;
  readonly comment?: string | undefined;
}

export type Refusal =
  | 'malformed'
  | 'obfuscated'
  | 'ip-address'
  | 'own-server'
  | 'public-suffix'
  /** A row that is there to show that nobody read the list. */
  | 'canary'
  | 'unknown-severity'
  /** An earlier row says something else about the same domain. */
  | 'contradiction'
  /** Servers that somebody lets in: blocking them would be the opposite. */
  | 'allow-list'
  /** A handle: this is a list of people, not of servers. */
  | 'account';

export interface RefusedRow {
  readonly line: number;
  readonly text: string;
  readonly reason: Refusal;
}

export interface BlockList {
  readonly format: ListFormat;
  readonly rows: readonly ListRow[];
  readonly refused: readonly RefusedRow[];
  /** How many rows named a domain that an earlier row had named already. */
  readonly duplicates: number;
  /** Rows read as something else than they literally say, such as `*.` names, URLs and handles. */
  readonly reread: readonly { readonly line: number; readonly text: string; readonly domain: Domain }[];
}

/** A row before its domain is looked at. Rows are many: all have the same fields, which engines copy fastest. */
export interface RawRow {
  readonly line: number;
  readonly domain: string;
  /** The whole row, where more stands in it than was understood. */
  readonly text?: string | undefined;
  readonly severity?: string | undefined;
  readonly comment?: string | undefined;
  /** Known before the domain is looked at. */
  readonly refusal?: Refusal | undefined;
}
