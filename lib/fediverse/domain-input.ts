/** The domain that people mean when they type or paste one, and why some cannot be blocked. */

import { failed, ok, type Result } from '../rules/result';
import { type Domain, parseDomain } from './domain-name';

export type DomainProblem =
  /** No domain name at all. */
  | 'malformed'
  /** Stars stand in for letters: a public list that hides its names. */
  | 'obfuscated'
  | 'ip-address'
  /** The server that the person is on. */
  | 'own-server'
  /** Everybody's: `com`, `co.uk`, `github.io`. */
  | 'public-suffix';

/** Nothing to clean away, and nothing but a name: as most rows of a list are. */
const PLAIN = /^[\w.-]+$/;

/**
 * Reads `https://threads.net/@zuck`, `@zuck@threads.net`, `Threads.NET` or `*.threads.net` as `threads.net`.
 *
 * @param isPublicSuffix says whether a domain is one under which anybody can have their own; it takes a long list.
 */
export function readDomain(
  text: string,
  home: Domain | undefined,
  isPublicSuffix: (domain: Domain) => boolean,
): Result<Domain, DomainProblem> {
  const name = PLAIN.test(text) ? text : hostIn(visible(text));
  if (name.includes('*')) return failed('obfuscated');
  const domain = parseDomain(name);
  if (!domain) return failed(isIpAddress(name) ? 'ip-address' : 'malformed');
  if (domain === home) return failed('own-server');
  if (!domain.includes('.') || isPublicSuffix(domain)) return failed('public-suffix');
  return ok(domain);
}

/** The text in one spelling, without what nobody sees. */
function visible(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .trim();
}

/** The host of a URL, the domain of a handle, or the text as it stands; a leading `*.` says "and everything under it". */
function hostIn(text: string): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text)?.[1];
  const bare = address ?? text.replace(/[/?#].*$/s, '');
  return bare.replace(/^.*@/s, '').replace(/^\*\./, '');
}

function isIpAddress(name: string): boolean {
  const host = name.replace(/:\d{1,5}$/, '');
  if (/^\[.*\]$|^[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*$/i.test(name)) return true;
  return URL.canParse(`http://${host}`) && /^\d+(?:\.\d+){3}$/.test(new URL(`http://${host}`).hostname);
}
