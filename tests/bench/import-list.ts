/**
 * What the dry run of a list costs: `npm run bench`, or `npx tsx tests/bench/import-list.ts`. Ends with 1 over budget.
 */
import { getPublicSuffix } from 'tldts';
import { type Domain, parseDomain } from '../../lib/fediverse/domain-name';
import { readBlockList } from '../../lib/imports/read-block-list';
import { planImport } from '../../lib/rules/import-plan';
import { median, report } from './report';

const ROUNDS = 15;
const TIES = 8_000;

const home = parseDomain('home.example');
if (!home) throw new Error('no domain');
const isPublicSuffix = (domain: Domain) => getPublicSuffix(domain, { allowPrivateDomains: true }) === domain;
const hostOf = (index: number) => `host${index}.server${index % 50}.example.org`;
const follows = Array.from({ length: TIES }, (_, index) => ({
  id: `${index}`,
  acct: `somebody@${hostOf(index)}`,
  displayName: '',
}));

/** A server's export with reasons, so many rows long. */
function listOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => `${hostOf(index)},suspend,"spam, and more of it"`);
  return ['#domain,#severity,#public_comment', ...lines].join('\n');
}

function dryRun(text: string, known: Domain): number {
  const start = performance.now();
  const { rows } = readBlockList(text, { home: known, isPublicSuffix });
  planImport(rows, { follows, followers: [], requests: [] }, new Set(), known);
  return performance.now() - start;
}

function timesOf(text: string, known: Domain): number[] {
  return Array.from({ length: ROUNDS }, () => dryRun(text, known));
}

const results = [
  report(`dry run of 20,000 rows, ms, median of ${ROUNDS}`, median(timesOf(listOf(20_000), home)), 300),
  report(`dry run of 100,000 rows, ms, median of ${ROUNDS}`, median(timesOf(listOf(100_000), home)), 1_500),
];
process.exitCode = results.every(Boolean) ? 0 : 1;
