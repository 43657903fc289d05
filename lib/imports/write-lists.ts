/** Writing lists in the forms that Mastodon takes, and one of our own that keeps everything. */
import Papa from 'papaparse';
import type { FollowTie } from '../rules/snapshot';

/** Mastodon's personal export of domain blocks: one a line, no header (`app/models/export.rb`). */
export function personalBlockList(domains: readonly string[]): string {
  return domains.map((domain) => `${domain}\n`).join('');
}

/** Mastodon's server form, as admins export it. The comment is public there, so a person's own notes stay out of it. */
export function serverBlockList(domains: readonly string[]): string {
  const header = [
    '#domain',
    '#severity',
    '#reject_media',
    '#reject_reports',
    '#public_comment',
    '#obfuscate',
  ];
  const lines = domains.map((domain) => [domain, 'suspend', 'false', 'false', '', 'false']);
  return `${Papa.unparse([header, ...lines], { newline: '\n' })}\n`;
}

/**
 * Mastodon's following export, which its importer takes (`Account address,Show boosts,…`). Domains, handles and language
 * codes never begin like a formula, so no cell needs defusing.
 */
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
