/** `/api/v1/instance/domain_blocks`: what a server limits, if it publishes it (Mastodon 4.0 to 4.7). */
import * as z from 'zod/mini';
import type { ApiClient } from './client';

const blockSchema = z.object({
  domain: z.string(),
  digest: z.exactOptional(z.string()),
  severity: z.string(),
  comment: z.exactOptional(z.nullable(z.string())),
});

/** Entries of severities that we do not know are left out; a body of another kind is a `bad-answer`, `{}` an empty list. */
const listSchema = z.pipe(
  z.union([z.array(blockSchema), z.object({})]),
  z.transform((list) => (Array.isArray(list) ? list : []).flatMap(known)),
);

export function fetchInstanceBlocks(client: ApiClient) {
  return client.request({ method: 'GET', path: '/api/v1/instance/domain_blocks', schema: listSchema });
}

function known({ severity, ...block }: z.infer<typeof blockSchema>) {
  return severity === 'silence' || severity === 'suspend'
    ? [{ ...block, severity: severity as 'silence' | 'suspend' }]
    : [];
}
