/** Addresses without the detours and tags that others put on them. Everything else of an address stays as it was. */
import { isWithin, parseDomain } from './domain-name';
import { networkOf } from './networks';
import { shims, trackingBySite, trackingEverywhere, untouchedSites } from './tracking-parameters';

/** A shim may lead to another shim; nobody needs more than this. */
const MOST_DETOURS = 3;

/**
 * The address a link really leads to, without tracking parameters.
 *
 * @returns the very same text if there was nothing to clean, or if it is no http(s) address.
 */
export function cleanLink(link: string): string {
  let address = link;
  for (let detour = 0; detour < MOST_DETOURS; detour += 1) {
    const target = behindShim(address);
    if (target === undefined) break;
    address = target;
  }
  return withoutTracking(address);
}

/** Where a link shim such as `l.threads.net/?u=…` leads to; undefined if the link is no shim. */
export function behindShim(link: string): string | undefined {
  const url = webAddress(link);
  if (!url) return undefined;
  const place = url.hostname + url.pathname;
  const isShim = shims.some((shim) => place === shim || place === `${shim}/`);
  const target = isShim ? url.searchParams.get('u') : null;
  return target !== null && webAddress(target) ? target : undefined;
}

/** The address a person opens to see a post where it was written: cleaned, and on Threads' present site. */
export function originalLink(statusUrl: string): string | undefined {
  const address = cleanLink(statusUrl);
  const url = webAddress(address);
  if (!url) return undefined;
  const domain = parseDomain(url.hostname);
  if (!domain || networkOf(domain)?.id !== 'threads') return address;
  // Threads answers `/ap/` addresses to other servers only; its people's site is threads.com since 2025-04-24.
  return url.pathname.startsWith('/ap/')
    ? undefined
    : `https://www.threads.com${url.pathname}${url.search}${url.hash}`;
}

function withoutTracking(link: string): string {
  const url = webAddress(link);
  const domain = url && parseDomain(url.hostname);
  if (!domain || url.search === '') return link;
  const isUnder = (site: string) => {
    const parent = parseDomain(site);
    return parent !== undefined && isWithin(domain, parent);
  };
  if (untouchedSites.some(isUnder)) return link;
  const own = Object.entries(trackingBySite).flatMap(([site, names]) => (isUnder(site) ? names : []));
  const rules = [...trackingEverywhere, ...own];
  // Cut out of the text rather than written anew: URLSearchParams would change how the rest is encoded.
  const [, before = '', query = '', hash = ''] = /^([^?#]*)\?([^#]*)(.*)$/s.exec(link) ?? [];
  const kept = query.split('&').filter((pair) => !rules.some((rule) => matches(rule, nameOf(pair))));
  return kept.length === query.split('&').length
    ? link
    : before + (kept.length > 0 ? `?${kept.join('&')}` : '') + hash;
}

function nameOf(pair: string): string {
  return [...new URLSearchParams(pair).keys()][0] ?? '';
}

function matches(rule: string, name: string): boolean {
  return rule.endsWith('*') ? name.startsWith(rule.slice(0, -1)) : name === rule;
}

function webAddress(link: string): URL | undefined {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}
