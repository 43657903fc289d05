/** Whether anybody can have a domain of their own under this one. The list is large: it is loaded when first needed. */
import type { Domain } from '../../lib/fediverse/domain-name';

/** Loads the list; the answer tells of any domain at once. */
export async function loadPublicSuffixes(): Promise<(domain: Domain) => boolean> {
  const { getPublicSuffix } = await import('tldts');
  return (domain) => getPublicSuffix(domain, { allowPrivateDomains: true }) === domain;
}
