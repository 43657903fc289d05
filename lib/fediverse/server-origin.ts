/** The origin that people mean when they name their server. */
import { parseDomain } from './domain-name';

/** Servers on the person's own machine, which speak plain HTTP. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Reads `mastodon.example`, `https://mastodon.example/home` or `@me@mastodon.example` as `https://mastodon.example`.
 * Plain HTTP only where it is written out and the server is on this machine.
 *
 * @returns undefined for what names no server.
 */
export function serverOriginOf(text: string): string | undefined {
  const named = text.trim().replace(/^@?[^@/:]+@/, '');
  const address = /^https?:\/\//i.test(named) ? named : `https://${named}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, origin } = new URL(address);
  if (LOOPBACK.test(hostname)) return origin;
  return protocol === 'https:' && hostname.includes('.') && parseDomain(hostname) ? origin : undefined;
}
