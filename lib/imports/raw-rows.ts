/**
 * Taking a list apart into rows, by its form. Never throws, and takes time in proportion to the text: patterns here
 * must not look at the same stretch once for every place that they could begin at.
 */
import Papa from 'papaparse';
import { type ListFormat, type RawRow, severityOf } from './block-list';

export interface RawList {
  readonly format: ListFormat;
  readonly rows: readonly RawRow[];
}

/** The form of a text, and its rows. */
export function readRawRows(text: string): RawList {
  // Files pasted together mix their line ends; a parser that guesses one of them loses the rest.
  const clean = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (clean.trim() === '') return { format: 'empty', rows: [] };
  if (/^\s*[[{]/.test(clean)) return { format: 'json', rows: fromJson(clean) };
  if (/<(?:table|tr|td)[\s>]/i.test(clean))
    return { format: 'html-table', rows: fromCells(htmlCells(clean)) };
  if (/^[ \t]*\|.*\|[ \t]*$/m.test(clean))
    return { format: 'markdown-table', rows: fromCells(markdownCells(clean)) };
  return fromCsv(clean);
}

interface CellRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote that never ends, or ends in the middle: where the row's cells end is anybody's guess. */
  readonly isBroken?: boolean;
}

/** Columns by name; a list of names alone has the domain first. */
interface Columns {
  readonly domain: number;
  readonly severity: number;
  readonly comment: number;
}

const NO_HEADER: Columns = { domain: 0, severity: -1, comment: -1 };
/** Rows of a server's export whose header was cut off still say what is only limited. */
const SEVERITY_SECOND: Columns = { domain: 0, severity: 1, comment: -1 };

/** Names that lists use for their columns, with or without `#` in front; of several in one row the first here is meant. */
const DOMAIN_NAMES = ['domain', 'domains', 'host', 'instance', 'server'];
const SEVERITY_NAMES = ['severity', 'action', 'limit'];
/** Lists have a private comment beside the public one. */
const COMMENT_NAMES = ['public_comment', 'comment', 'reason', 'private_comment'];
const IS_DOMAIN_NAME = new RegExp(`^#?\\s*(?:${DOMAIN_NAMES.join('|')})$`, 'i');

function columnsOf(cells: readonly string[]): Columns | undefined {
  // Hardly any row is a header: it is told in one look at each cell.
  if (!cells.some((cell) => IS_DOMAIN_NAME.test(cell.trim()))) return undefined;
  const names = cells.map((cell) => cell.trim().toLowerCase().replace(/^#\s*/, ''));
  return {
    domain: placeOf(DOMAIN_NAMES, names),
    severity: placeOf(SEVERITY_NAMES, names),
    comment: placeOf(COMMENT_NAMES, names),
  };
}

/** Where the first of the wanted names stands that there is; -1 if there is none. */
function placeOf(wanted: readonly string[], names: readonly string[]): number {
  return names.indexOf(wanted.find((name) => names.includes(name)) ?? '\0');
}

/** A row of column names may stand anywhere: people paste lists together. */
function fromCells(rows: Iterable<CellRow>): readonly RawRow[] {
  let header: Columns | undefined;
  let isAllowList = false;
  const found: RawRow[] = [];
  for (const { line, cells, isBroken } of rows) {
    const named = isBroken ? undefined : columnsOf(cells);
    if (named) {
      header = named;
      // Mastodon writes the servers that it allows under `#domain` alone (`admin/export_domain_allows`).
      isAllowList = cells.length === 1 && cells[0]?.trim() === '#domain';
      continue;
    }
    const columns = header ?? (severityOf(cells[1] ?? '') ? SEVERITY_SECOND : NO_HEADER);
    const domain = cells[columns.domain]?.trim() ?? '';
    if (!isBroken && (domain === '' || domain.startsWith('#') || domain.startsWith('//'))) continue;
    const severity = cells[columns.severity]?.trim() ?? '';
    const comment = cells[columns.comment]?.trim() ?? '';
    const text = header ? domain : cells.join(',').trim();
    found.push({
      line,
      domain,
      text: text === domain ? undefined : text,
      severity: severity || undefined,
      // Some published lists have their cells shifted: a reason that only says yes or no is another column's.
      comment: /^(?:true|false)?$/i.test(comment) ? undefined : comment,
      refusal: refusalOf(isAllowList, isBroken),
    });
  }
  return found;
}

function refusalOf(isAllowList: boolean, isBroken = false): RawRow['refusal'] {
  if (isAllowList) return 'allow-list';
  return isBroken ? 'malformed' : undefined;
}

function fromCsv(text: string): RawList {
  const rows: CellRow[] = [];
  let line = 1;
  let isWide = false;
  let at = 0;
  Papa.parse<string[]>(text, {
    newline: '\n',
    delimiter: delimiterOf(text),
    step({ data, meta, errors }) {
      isWide ||= columnsOf(data) !== undefined;
      rows.push({ line, cells: data, isBroken: errors.some(({ type }) => type === 'Quotes') });
      // A quoted cell may hold line breaks: count those of the text that was used up.
      line += countLines(text, at, meta.cursor);
      at = meta.cursor;
    },
  });
  return { format: isWide ? 'columns' : 'lines', rows: fromCells(isWide ? rows : rows.map(withoutNote)) };
}

/** Spreadsheets write semicolons where the comma stands in numbers, and tabs into the clipboard. */
function delimiterOf(text: string): string {
  if (/^"?# ?domain"?;|^"?domain"?;/i.test(text.trimStart())) return ';';
  return text.includes('\t') && !text.includes(',') ? '\t' : ',';
}

/** `example.social # spam` in a plain list: what stands behind the `#` is a note. */
function withoutNote(row: CellRow): CellRow {
  const [first = ''] = row.cells;
  const note = first.search(/\s#/);
  return note < 0 ? row : { ...row, cells: [first.slice(0, note)] };
}

function countLines(text: string, from: number, to: number): number {
  // Cut out first: a search in the whole would go on to the next line end, however far that is.
  const part = text.slice(from, to);
  let count = 0;
  for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** No domain is longer, and no reason needs more. */
const LONGEST_CELL = 2_000;

function* markdownCells(text: string): Iterable<CellRow> {
  for (const [index, line] of text.split('\n').entries()) {
    const inner = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
    if (inner === undefined || /^[\s|:-]*$/.test(inner)) continue;
    yield {
      line: index + 1,
      cells: inner.split('|').map((cell) =>
        cell
          .slice(0, LONGEST_CELL)
          .replace(/[`*]{1,2}([^`*\s]+)[`*]{1,2}/g, '$1')
          .replace(/^\s*\[([^\]]*)\]\([^)]*\)\s*$/, '$1'),
      ),
    };
  }
}

function* htmlCells(text: string): Iterable<CellRow> {
  let line = 1;
  let at = 0;
  for (const match of text.matchAll(/<tr[\s>]/gi)) {
    line += countLines(text, at, match.index);
    at = match.index;
    const end = text.slice(at + 1).search(/<\/?(?:tr|table)[\s>]/i);
    const row = end < 0 ? text.slice(at) : text.slice(at, at + 1 + end);
    const cells = row.split(/<t[dh](?:\s[^<>]*)?>/i).slice(1);
    yield { line, cells: cells.map((cell) => decodeEntities(cell.replace(/<[^<>]*>/g, ''))) };
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
};

function decodeEntities(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function fromJson(text: string): readonly RawRow[] {
  const value = parsed(text);
  if (value === undefined) return [{ line: 1, domain: text.trim().slice(0, 80), refusal: 'malformed' }];
  return entriesIn(value).map((entry, index) => {
    const line = index + 1;
    if (typeof entry === 'string') return { line, domain: entry };
    const fields: Record<string, unknown> = { ...(typeof entry === 'object' && entry) };
    const { domain, severity, comment, public_comment: publicComment, reason } = fields;
    if (typeof domain !== 'string')
      return { line, domain: (JSON.stringify(entry) ?? '').slice(0, 80), refusal: 'malformed' };
    const said = [publicComment, comment, reason].find((text) => typeof text === 'string' && text !== '');
    return {
      line,
      domain,
      ...(severity !== undefined && severity !== null && { severity: String(severity) }),
      ...(typeof said === 'string' && { comment: said }),
    };
  });
}

/** The entries of the JSON forms that are about: a list, one under `blocks`, or RapidBlock's names with what is said of each. */
function entriesIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [];
  const blocks =
    'blocks' in value ? value.blocks : 'domain_blocks' in value ? value.domain_blocks : undefined;
  if (Array.isArray(blocks)) return blocks;
  if (typeof blocks !== 'object' || blocks === null) return [];
  return Object.entries(blocks).flatMap(([domain, said]) => {
    const fields = typeof said === 'object' && said !== null ? said : {};
    return 'isBlocked' in fields && fields.isBlocked === false ? [] : [{ ...fields, domain }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half a file, or a text that only begins like JSON: it gives no rows, and the summary says so.
    return undefined;
  }
}
