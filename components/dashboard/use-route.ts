/** Which part of the dashboard is shown: it stands in the address, so that it can be gone back to and linked to. */
import { useEffect, useState } from 'preact/hooks';

export const ROUTES = ['blocks', 'import', 'snapshots', 'jobs', 'limits', 'marks', 'settings'] as const;
export type RouteName = (typeof ROUTES)[number];

export interface Route {
  readonly name: RouteName;
  /** A domain to block or to mark, handed over by a page's card: `#block/threads.net`, `#marks/threads.net`. */
  readonly domain?: string;
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const listener = () => setHash(location.hash);
    window.addEventListener('hashchange', listener);
    return () => window.removeEventListener('hashchange', listener);
  }, []);
  return routeOf(hash);
}

function routeOf(hash: string): Route {
  const [, name = '', rest = ''] = /^#([a-z]*)\/?(.*)$/.exec(hash) ?? [];
  if (name === 'block') return { name: 'blocks', domain: decoded(rest) };
  if (name === 'marks' && rest) return { name, domain: decoded(rest) };
  return { name: ROUTES.find((route) => route === name) ?? 'blocks' };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A hand-made address with a stray %: shown as it is, and refused by the form as no domain.
    return text;
  }
}
