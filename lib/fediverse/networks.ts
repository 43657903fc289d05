/** The networks we know, and which of them a domain or an account belongs to. One data file each, in `networks/`. */
import type { Acct } from './acct';
import { type Domain, withParents } from './domain-name';
import type { Network } from './network';

const modules = import.meta.glob<Network>('./networks/*.ts', { eager: true, import: 'network' });

/** All networks, in the order of their ids. */
export const networks: readonly Network[] = Object.values(modules);

const byHost = new Map(networks.flatMap((network) => network.hosts.map((host) => [host, network] as const)));

/** The network that a domain belongs to. Decided by the host alone: `/ap/users/<digits>` is no sign of Threads. */
export function networkOf(domain: Domain): Network | undefined {
  const exact = byHost.get(domain.replace(/^www\./, ''));
  if (exact) return exact;
  for (const parent of withParents(domain).slice(1)) {
    const network = byHost.get(`*.${parent}`);
    if (network) return network;
  }
  return undefined;
}

/** Whether a Threads account shows under its number instead of its name (seen since 2024; nobody says why). */
export function isNumericThreadsHandle({ username, domain }: Acct): boolean {
  return /^\d{15,}$/.test(username) && domain !== undefined && networkOf(domain)?.id === 'threads';
}
