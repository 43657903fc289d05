/** Which entry of a server's public block list, if any, covers a domain (`GET /api/v1/instance/domain_blocks`). */
import { type Domain, parseDomain, withParents } from './domain-name';

/** An entry as the endpoint sends it. Only `silence` ("limited") and `suspend` are ever listed. */
export interface InstanceBlock {
  /** The domain; perhaps obfuscated (`thr****.*et`), perhaps with `*.` in front. */
  readonly domain: string;
  /** SHA-256 of the real domain, in hex. Missing on other software than Mastodon. */
  readonly digest?: string;
  readonly severity: 'silence' | 'suspend';
  /** The public reason: null, empty or missing where there is none. */
  readonly comment?: string | null;
  /** When this device saw it in the list first, in ms. */
  readonly knownSince?: number;
}

/** What a server does with a domain. */
export interface InstanceLimit {
  readonly severity: InstanceBlock['severity'];
  /** The name that the entry stands for: the domain itself or the parent that is listed. */
  readonly listed: string;
  readonly reason?: string;
  /** In ms. */
  readonly knownSince?: number;
}

/**
 * The names whose digest could stand in a block list for `domain`: itself, its parents, and each with the `*.` that some
 * servers put in front (a name is hashed with its star).
 */
export function namesToHash(domain: Domain): readonly string[] {
  return withParents(domain).flatMap((name) => [name, `*.${name}`]);
}

/**
 * What the list says of a domain. An entry covers its sub-domains too, label by label; the longest listed name wins, and
 * of two entries for the same name the harder one.
 *
 * @param digests SHA-256 in lower-case hex of `namesToHash(domain)`, by name. Without it obfuscated entries match nothing.
 */
export function instanceLimitOf(
  domain: Domain,
  blocks: readonly InstanceBlock[],
  digests: ReadonlyMap<string, string> = new Map(),
): InstanceLimit | undefined {
  const names = new Map<string, Domain>();
  for (const name of withParents(domain)) {
    for (const written of [name, `*.${name}`]) {
      names.set(written, name);
      const digest = digests.get(written);
      if (digest) names.set(digest, name);
    }
  }
  let best: InstanceLimit | undefined;
  for (const block of blocks) {
    const listed = names.get(normalised(block.domain)) ?? names.get(block.digest?.toLowerCase() ?? '');
    if (listed === undefined) continue;
    const isLonger = listed.length > (best?.listed.length ?? 0);
    const isHarder = listed === best?.listed && block.severity === 'suspend';
    if (!isLonger && !isHarder) continue;
    const reason = block.comment?.trim();
    const { severity, knownSince } = block;
    best = { severity, listed, ...(reason && { reason }), ...(knownSince && { knownSince }) };
  }
  return best;
}

function normalised(name: string): string {
  const star = name.startsWith('*.') ? '*.' : '';
  return star + (parseDomain(name.slice(star.length)) ?? '');
}
