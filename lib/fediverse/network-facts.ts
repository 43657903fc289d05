/** What a fact card says of a network, kept apart from `networks` so that only the card carries these bytes. */
import type { Fact } from './network';

const modules = import.meta.glob<readonly Fact[]>('./networks/*.ts', { eager: true, import: 'facts' });

/** The facts about the network of this id, most useful first. */
export function factsOf(networkId: string): readonly Fact[] {
  return modules[`./networks/${networkId}.ts`] ?? [];
}
