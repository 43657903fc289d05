/** Handles: `user`, `user@domain` and the ways in which pages write them. */
import { type Domain, parseDomain } from './domain-name';

/** A handle taken apart. `domain` is missing for accounts of the server one is on. */
export interface Acct {
  readonly username: string;
  readonly domain?: Domain;
}

/**
 * What a user name may not contain. Servers differ in what they allow (Mastodon: letters, digits, `_`, `.` and `-`), so
 * this refuses only what would make a handle mean something else.
 */
const NOT_IN_A_USERNAME = /[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}@/\\?#:]/u;
const LONGEST_USERNAME = 2048;
/** As Mastodon has them: nothing to look for in these. */
const PLAIN_USERNAME = /^[\w.-]+$/;

/**
 * Reads a handle: `user`, `@user`, `user@domain`, `@user@domain`, `acct:user@domain`.
 *
 * @returns undefined if it is none, also when what follows the `@` is no domain.
 */
export function parseAcct(text: string): Acct | undefined {
  if (!parsed.has(text)) {
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(text, parse(text));
  }
  return parsed.get(text);
}

/** Pages show the same few people again and again, and ask several times about each. */
const parsed = new Map<string, Acct | undefined>();
const MOST_PARSED = 1000;

function parse(text: string): Acct | undefined {
  const [username = '', host, ...rest] = text
    .trim()
    .replace(/^(?:acct:)?@?/, '')
    .split('@');
  if (!isUsername(username)) return undefined;
  if (host === undefined) return { username };
  const domain = parseDomain(host);
  return rest.length > 0 || domain === undefined ? undefined : { username, domain };
}

function isUsername(text: string): boolean {
  if (text === '' || text.length > LONGEST_USERNAME) return false;
  return PLAIN_USERNAME.test(text) || !NOT_IN_A_USERNAME.test(text);
}

/** The domain of a handle's account, seen from a server whose own accounts have `homeDomain`. */
export function domainOfAcct(acct: string, homeDomain: Domain): Domain | undefined {
  const parsed = parseAcct(acct);
  return parsed && (parsed.domain ?? homeDomain);
}

/** The handle written out, `user@domain`, as it can be used on any server. */
export function fullAcct(acct: string, homeDomain: Domain): string | undefined {
  const parsed = parseAcct(acct);
  return parsed && `${parsed.username}@${parsed.domain ?? homeDomain}`;
}
