/** A domain as people read it. */
import { displayDomain } from '../lib/fediverse/domain-display';
import { parseDomain } from '../lib/fediverse/domain-name';

/** In its own letters; what a server hid behind stars, or is no domain at all, as it stands. */
export function domainText(domain: string): string {
  const parsed = parseDomain(domain);
  return parsed ? displayDomain(parsed) : domain;
}
