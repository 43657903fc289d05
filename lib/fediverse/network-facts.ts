/** What a card says of a network and its accounts, kept apart from `networks` so that only the card carries these bytes. */
import type { Acct } from './acct';
import type { Fact, Network, NetworkAbout } from './network';
import { networkOf } from './networks';

const facts = import.meta.glob<readonly Fact[]>('./networks/*.ts', { eager: true, import: 'facts' });
const abouts = import.meta.glob<NetworkAbout>('./networks/*.ts', { eager: true, import: 'about' });

/** The facts about the network of this id, most useful first. */
export function factsOf(networkId: string): readonly Fact[] {
  return facts[fileOf(networkId)] ?? [];
}

/** Whose the network of this id is, and how its accounts come to be seen. */
export function aboutOf(networkId: string): NetworkAbout | undefined {
  return abouts[fileOf(networkId)];
}

/** An account as it is called on the network where it is at home. */
export interface HomeAccount {
  readonly network: Network;
  readonly handle: string;
  readonly url?: string;
}

/**
 * Where an account is really at home: `alice.bsky.social@bsky.brid.gy` is `@alice.bsky.social` on Bluesky.
 *
 * @returns undefined for accounts of no known network, and for user names that the network or its bridge does not give.
 */
export function originOf({ username, domain }: Acct): HomeAccount | undefined {
  if (domain === undefined) return undefined;
  const network = networkOf(domain);
  const origin = network && aboutOf(network.id)?.origin;
  if (!network || !origin?.user.test(username)) return undefined;
  const { handle, url } = origin;
  const fill = (template: string) => template.replace('{user}', () => username).replace('{domain}', domain);
  return { network, handle: fill(handle), ...(url && { url: fill(url) }) };
}

function fileOf(networkId: string): string {
  return `./networks/${networkId}.ts`;
}
