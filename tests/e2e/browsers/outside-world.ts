/** Stands in for every host that is not on this machine: notes who was asked for, and lets nothing through. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OutsideWorld {
  readonly port: number;
  /** Hosts that were asked for, except those that the browsers themselves ask. */
  hosts(): readonly string[];
  close(): Promise<void>;
}

/**
 * What Firefox, Chromium and their makers' services ask for by themselves; also the address that ends a sign-in, which
 * the browser catches but connects to beforehand.
 */
const BROWSERS_OWN =
  /(?:^|\.)(?:chromiumapp\.org|extensions\.allizom\.org|mozilla\.(?:com|net|org)|firefox\.com|google(?:apis)?\.com|gstatic\.com|gvt1\.com)$/;

export async function startOutsideWorld(): Promise<OutsideWorld> {
  const asked = new Set<string>();
  const server = createServer((request, response) => {
    note(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    note(`https://${request.url}`);
    // A browser that is being closed breaks its connections off.
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  function note(url: string): void {
    const host = URL.canParse(url) ? new URL(url).hostname : url;
    if (!BROWSERS_OWN.test(host)) asked.add(host);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hosts: () => [...asked],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
