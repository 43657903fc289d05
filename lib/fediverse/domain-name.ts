/** Host names as servers are named by them: normalised once, compared label by label, never by substring. */

declare const brand: unique symbol;

/** A normalised host name: lower case, punycode, no port, no dot at the end. Made only by `parseDomain`. */
export type Domain = string & { readonly [brand]: 'Domain' };

/** Longest name and labels that DNS carries (RFC 1035, section 2.3.4). */
const LONGEST_NAME = 253;
const LABELS = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/;
/** The URL standard reads every host whose last label is a number as an IPv4 address. */
const NUMBER_AT_END = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/;
/**
 * Refused before the URL parser sees them, because it would quietly drop them (soft hyphen, zero-width space), decode
 * them (`%`), or read them as something other than a host name (`/`, `@`, `[`).
 */
const NEVER_IN_A_HOST = /[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}%:/\\?#@[\]]/u;

/**
 * The domain that a text names: `Threads.NET.` and `threads.net:443` give `threads.net`, `bücher.example` gives
 * `xn--bcher-kva.example`.
 *
 * @returns undefined for everything that is no host name: IP addresses, empty or over-long labels, invisible
 * characters, and anything with a path or a user in it.
 */
export function parseDomain(text: string): Domain | undefined {
  // Most names are written as they should be: the rest costs many times as much, and lists have thousands of names.
  if (isHostName(text) && !text.includes('xn--')) return text as Domain;
  const name = text
    .trim()
    .replace(/:\d{1,5}$/, '')
    .toLowerCase();
  if (name.length > 4 * LONGEST_NAME || NEVER_IN_A_HOST.test(name)) return undefined;
  const isPlain = isHostName(name) && !name.includes('xn--');
  const ascii = (isPlain ? name : toAscii(name))?.replace(/\.$/, '');
  return ascii !== undefined && isHostName(ascii) ? (ascii as Domain) : undefined;
}

/** Whether `domain` is `parent` or lies under it: `www.threads.net` is within `threads.net`, `notthreads.net` is not. */
export function isWithin(domain: Domain, parent: Domain): boolean {
  return domain === parent || domain.endsWith(`.${parent}`);
}

/** The domain and all its parents, longest first: `a.b.example` gives `a.b.example`, `b.example`, `example`. */
export function withParents(domain: Domain): readonly Domain[] {
  const labels = domain.split('.');
  return labels.map((_, index) => labels.slice(index).join('.') as Domain);
}

/** The ASCII form that a browser would look up (UTS 46), by way of its own URL parser. */
function toAscii(name: string): string | undefined {
  return URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : undefined;
}

function isHostName(name: string): boolean {
  return name.length <= LONGEST_NAME && LABELS.test(name) && !NUMBER_AT_END.test(name);
}
