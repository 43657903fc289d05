/** Cross-origin answers as Mastodon gives them (config/initializers/cors.rb). */

import { isAtLeast, type Version } from './versions.ts';

const EXPOSED = ['Link', 'X-RateLimit-Reset', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-Request-Id'];

interface Resource {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
  readonly since: Version;
  readonly exposed?: boolean;
}

const RESOURCES: readonly Resource[] = [
  { pattern: /^\/\.well-known\//, methods: ['GET'], since: '4.2' },
  { pattern: /^\/nodeinfo\//, methods: ['GET'], since: '4.3' },
  { pattern: /^\/@[^/]+$/, methods: ['GET'], since: '4.2' },
  { pattern: /^\/users\/[^/]+$/, methods: ['GET'], since: '4.2' },
  {
    pattern: /^\/api\//,
    methods: ['POST', 'PUT', 'DELETE', 'GET', 'PATCH', 'OPTIONS'],
    since: '4.2',
    exposed: true,
  },
  { pattern: /^\/oauth\/token$/, methods: ['POST'], since: '4.2' },
  { pattern: /^\/oauth\/revoke$/, methods: ['POST'], since: '4.3' },
  { pattern: /^\/oauth\/userinfo$/, methods: ['GET', 'POST'], since: '4.4' },
];

/** The headers for a call from `origin`; none for same-origin calls and for paths that are not open. */
export function corsHeaders(
  version: Version,
  call: { path: string; method: string; origin: string | undefined },
): Record<string, string> {
  const resource = RESOURCES.find(
    ({ pattern, since }) => pattern.test(call.path) && isAtLeast(version, since),
  );
  if (call.origin === undefined || !resource?.methods.includes(call.method)) return {};
  const exposed = isAtLeast(version, '4.6') ? [...EXPOSED, 'Mastodon-Async-Refresh'] : EXPOSED;
  return {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': resource.methods.join(', '),
    'access-control-expose-headers': resource.exposed ? exposed.join(', ') : '',
    'access-control-max-age': '7200',
  };
}
