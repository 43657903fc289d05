/** Writing lists in the forms that Mastodon takes, and one of our own that keeps everything. */
import Papa from 'papaparse';
import type { FollowTie } from '../rules/snapshot';

/** Mastodon's personal export of domain blocks: one a line, no header (`app/models/export.rb`). */
export function personalBlockList(domains: readonly string[]): string {
  return domains.map((domain) => `${domain}\n`).join('');
}

/** Mastodon's server form, as `instance/domain_blocks` is exported by admins. */
export function serverBlockList(
  rows: readonly { readonly domain: string; readonly note?: string }[],
): string {
  const header = [
    '#domain',
    '#severity',
    '#reject_media',
    '#reject_reports',
    '#public_comment',
    '#obfuscate',
  ];
  const lines = rows.map(({ domain, note }) => [
    domain,
    'suspend',
    'false',
    'false',
    harmless(note ?? ''),
    'false',
  ]);
  return `${Papa.unparse([header, ...lines], { newline: '\n' })}\n`;
}

/** Mastodon's following export, which its importer takes (`Account address,Show boosts,…`). */
export function followingList(follows: readonly FollowTie[], homeDomain: string): string {
  const header = ['Account address', 'Show boosts', 'Notify on new posts', 'Languages'];
  const lines = follows.map(({ acct, reblogs, notify, languages }) => [
    acct.includes('@') ? acct : `${acct}@${homeDomain}`,
    String(reblogs),
    String(notify),
    (languages ?? []).join(', '),
  ]);
  return `${Papa.unparse([header, ...lines], { newline: '\n' })}\n`;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe in front. Domains and handles never begin so. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
