/** What a server's public list says of domains, with the digests that stand for names it hides. */
import { type Domain, withParents } from '../fediverse/domain-name';
import {
  type InstanceBlock,
  type InstanceLimit,
  indexInstanceBlocks,
  instanceLimitOf,
  namesToHash,
} from '../fediverse/instance-block';

export interface LimitLookup {
  /** Takes a list in place of the one before. */
  use(blocks: readonly InstanceBlock[]): void;
  /** What is known now; where a digest has to be worked out first, `onNews` says when to ask again. */
  limitOf(domain: Domain): InstanceLimit | undefined;
}

/** Pages show few domains again and again. */
const MOST_KEPT = 5_000;

export function createLimitLookup(onNews: () => void): LimitLookup {
  let index = indexInstanceBlocks([]);
  let hidden: readonly Remains[] = [];
  const known = new Map<Domain, InstanceLimit | undefined>();

  async function findHidden(domain: Domain): Promise<void> {
    const limit = instanceLimitOf(domain, index, await digestsOf(domain));
    known.set(domain, limit);
    if (limit) onNews();
  }

  return {
    use(list) {
      index = indexInstanceBlocks(list);
      hidden = list.flatMap(({ domain }) => remainsOf(domain) ?? []);
      known.clear();
    },
    limitOf(domain) {
      if (known.has(domain) || index.size === 0) return known.get(domain);
      if (known.size > MOST_KEPT) known.clear();
      const limit = instanceLimitOf(domain, index);
      known.set(domain, limit);
      if (!limit && mayBeHidden(domain, hidden) && canHash())
        requestIdleCallback(() => void findHidden(domain));
      return limit;
    },
  };
}

/** What a list leaves of a name that it hides: `thr` and `et` of `thr****.*et`. */
interface Remains {
  readonly start: string;
  readonly end: string;
}

function remainsOf(listed: string): Remains | undefined {
  const name = listed.replace(/^\*\./, '').toLowerCase();
  if (!name.includes('*')) return undefined;
  return { start: name.slice(0, name.indexOf('*')), end: name.slice(name.lastIndexOf('*') + 1) };
}

/** Tells of most domains, without a digest, that no hidden name stands for them. */
function mayBeHidden(domain: Domain, hidden: readonly Remains[]): boolean {
  const names = withParents(domain);
  return hidden.some(
    ({ start, end }) => domain.endsWith(end) && names.some((name) => name.startsWith(start)),
  );
}

/** Digests of the names that could stand for a domain in a list; none where the browser makes none. */
export async function digestsOf(domain: Domain): Promise<ReadonlyMap<string, string>> {
  if (!canHash()) return new Map();
  const names = namesToHash(domain);
  return new Map(await Promise.all(names.map(async (name) => [name, await sha256(name)] as const)));
}

/** Over plain HTTP, on one's own machine, browsers may offer no digests. */
function canHash(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
