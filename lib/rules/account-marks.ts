/** Which marks an account gets beside its handle: the one place that decides it. */
import { parseAcct } from '../fediverse/acct';
import type { Domain } from '../fediverse/domain-name';
import type { InstanceLimit } from '../fediverse/instance-block';
import { networkOf } from '../fediverse/networks';

/** The colours that a badge of one's own can have, by the names of CSS; never the only sign. */
export const MARK_COLOURS = ['red', 'orange', 'yellow', 'green', 'blue', 'violet'] as const;
export type MarkColour = (typeof MARK_COLOURS)[number];

/** What a person set for a domain. Steps beyond these (limit, hide, block) would be further values of `level`. */
export interface DomainMark {
  /** `show`: no badge, whatever the network says. `badge`: a badge, also where no network is known. */
  readonly level: 'show' | 'badge';
  /** The person's own name for it. */
  readonly name?: string;
  readonly colour?: MarkColour;
  readonly note?: string;
}

export interface MarkSettings {
  /** Networks whose badge is off, by id. */
  readonly networksOff: readonly string[];
  readonly domains: Readonly<Record<string, DomainMark>>;
}

export interface MarkInput {
  readonly acct: string;
  readonly homeDomain: Domain;
  /** `limited` as the server sent it with the account. */
  readonly account?: { readonly limited?: boolean | undefined };
  /** What the server's public list says of the account's domain. */
  readonly domainLimit?: InstanceLimit;
  /** Domains that the person blocked. */
  readonly blocked?: ReadonlySet<string>;
  readonly settings: MarkSettings;
}

export interface Badge {
  /** Undefined for a domain of no known network that the person named. */
  readonly networkId?: string;
  readonly name: string;
  readonly colour?: MarkColour;
  readonly note?: string;
}

export interface LimitedMark {
  /** Whether the whole domain is limited or, as far as we know, only this account. */
  readonly by: 'domain' | 'account';
  readonly severity: InstanceLimit['severity'];
  readonly reason?: string;
  /** Since when the domain's limit is known here, in ms. */
  readonly knownSince?: number;
}

export interface AccountMarks {
  readonly badge?: Badge;
  readonly limited?: LimitedMark;
  readonly isBlocked?: true;
  /** Why there is a badge or none; shown in the card and useful in a bug report. */
  readonly why: 'no-handle' | 'home' | 'own-mark' | 'switched-off' | 'network' | 'unknown-domain';
}

/** The marks of an account, from its handle, what the server says of it, and what the person set. */
export function marksFor({
  acct,
  homeDomain,
  account,
  domainLimit,
  settings,
  blocked,
}: MarkInput): AccountMarks {
  const parsed = parseAcct(acct);
  if (!parsed) return { why: 'no-handle' };
  const domain = parsed.domain ?? homeDomain;
  const limited = limitedMark(account?.limited === true, domainLimit);
  return {
    ...badgeFor(domain, domain === homeDomain, settings),
    ...(limited && { limited }),
    ...(blocked?.has(domain) && { isBlocked: true }),
  };
}

function badgeFor(
  domain: Domain,
  isHome: boolean,
  settings: MarkSettings,
): Pick<AccountMarks, 'badge' | 'why'> {
  // A host may be called `constructor`: look only at what was really set.
  const own = Object.hasOwn(settings.domains, domain) ? settings.domains[domain] : undefined;
  if (own?.level === 'show') return { why: 'switched-off' };
  const network = networkOf(domain);
  if (own) {
    const { name, colour, note } = own;
    const badge = { name: name ?? network?.name ?? domain, ...(network && { networkId: network.id }) };
    return { badge: { ...badge, ...(colour && { colour }), ...(note && { note }) }, why: 'own-mark' };
  }
  if (isHome) return { why: 'home' };
  if (!network) return { why: 'unknown-domain' };
  if (settings.networksOff.includes(network.id)) return { why: 'switched-off' };
  return { badge: { networkId: network.id, name: network.name }, why: 'network' };
}

function limitedMark(isLimited: boolean, domainLimit: InstanceLimit | undefined): LimitedMark | undefined {
  if (domainLimit) {
    const { severity, reason, knownSince } = domainLimit;
    return { by: 'domain', severity, ...(reason && { reason }), ...(knownSince && { knownSince }) };
  }
  return isLimited ? { by: 'account', severity: 'silence' } : undefined;
}
