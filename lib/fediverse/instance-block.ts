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

/** A server's list by what its entries go by: name, with `*.` where the server writes one, and digest. */
export type InstanceBlockIndex = ReadonlyMap<string, InstanceBlock>;

/** Worked out once for a list: pages ask it about every account, and lists have thousands of entries. */
export function indexInstanceBlocks(blocks: readonly InstanceBlock[]): InstanceBlockIndex {
  const index = new Map<string, InstanceBlock>();
  for (const block of blocks)
    for (const key of [normalised(block.domain), block.digest?.toLowerCase() ?? ''])
      index.set(key, harder(index.get(key), block));
  // Where nothing is left of a name, as of an obfuscated one.
  index.delete('');
  index.delete('*.');
  return index;
}

/**
 * What the list says of a domain. An entry covers its sub-domains too, label by label; the longest listed name wins, and
 * of two entries for the same name the harder one.
 *
 * @param digests SHA-256 in lower-case hex of `namesToHash(domain)`, by name. Without it obfuscated entries match nothing.
 */
export function instanceLimitOf(
  domain: Domain,
  index: InstanceBlockIndex,
  digests: ReadonlyMap<string, string> = new Map(),
): InstanceLimit | undefined {
  for (const listed of withParents(domain)) {
    const names = [listed, `*.${listed}`];
    const block = [...names, ...names.map((name) => digests.get(name) ?? '')]
      .flatMap((key) => index.get(key) ?? [])
      .reduce<InstanceBlock | undefined>(harder, undefined);
    if (block) return limitOf(block, listed);
  }
  return undefined;
}

function harder(one: InstanceBlock | undefined, other: InstanceBlock): InstanceBlock {
  return !one || (one.severity === 'silence' && other.severity === 'suspend') ? other : one;
}

function limitOf({ severity, comment, knownSince }: InstanceBlock, listed: string): InstanceLimit {
  const reason = comment?.trim();
  return { severity, listed, ...(reason && { reason }), ...(knownSince && { knownSince }) };
}

function normalised(name: string): string {
  const star = name.startsWith('*.') ? '*.' : '';
  return star + (parseDomain(name.slice(star.length)) ?? '');
}
