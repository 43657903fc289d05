/** Endpoints of a member's own domain blocks, with Mastodon's quirks. */

import { cleanUpAfterDomainBlock, normalizeDomain } from '../../world/social-rules.ts';
import { invalid, json } from '../http.ts';
import { pageOf } from '../paging.ts';
import { type Call, type Router, relation } from '../router.ts';
import { isAtLeast } from '../versions.ts';
import { memberOf } from './access.ts';

const PAGES = { limit: 100, max: 200, previous: 'since_id' } as const;

export function addDomainBlocks(router: Router): void {
  router.on('GET', '/api/v1/domain_blocks', relation('read', 'blocks'), (call) => {
    const newestFirst = [...memberOf(call).domainBlocks].reverse();
    const { page, headers } = pageOf(call, newestFirst, ([, row]) => row, PAGES);
    return json(
      page.map(([domain]) => domain),
      headers,
    );
  });

  router.on('POST', '/api/v1/domain_blocks', relation('write', 'blocks'), (call) => {
    const { world, settings } = call;
    const member = memberOf(call);
    const raw = call.params.text('domain') ?? '';
    // The record is looked up by the word as it was sent, and normalised only when it is made.
    if (!member.domainBlocks.has(raw)) {
      if (raw.trim() === '') throw invalid("Domain can't be blank");
      const domain = normalizeDomain(raw);
      if (domain === undefined) throw invalid('Domain is not a valid domain name');
      if (member.domainBlocks.has(domain)) throw invalid('Domain has already been taken');
      member.domainBlocks.set(domain, member.nextRow());
      world.touch();
    }
    // The clean-up gets the word as it was sent, too: in another case it finds nobody.
    world.clock.after(settings.cleanUpDelayMs, () =>
      cleanUpAfterDomainBlock(world, member, raw, isAtLeast(settings.version, '4.3')),
    );
    return json({});
  });

  router.on('DELETE', '/api/v1/domain_blocks', relation('write', 'blocks'), (call) => {
    const raw = call.params.text('domain') ?? '';
    // 4.2 does not normalise here, and says nothing about it.
    const domain = isAtLeast(call.settings.version, '4.3') ? normalizeDomain(raw) : raw;
    if (domain !== undefined) memberOf(call).domainBlocks.delete(domain);
    call.world.touch();
    return json({});
  });

  const preview = { ...relation('write', 'blocks'), since: '4.3' } as const;
  router.on('GET', '/api/v1/domain_blocks/preview', preview, (call) => json(previewOf(call)));
}

function previewOf(call: Call): Record<string, number> {
  const { world } = call;
  const member = memberOf(call);
  const domain = normalizeDomain(call.params.text('domain') ?? '');
  const isFrom = (id: string): boolean => world.person(id).domain === domain;
  return {
    following_count: world.follows.from(member.id).filter(({ targetId }) => isFrom(targetId)).length,
    followers_count: world.follows.to(member.id).filter(({ sourceId }) => isFrom(sourceId)).length,
  };
}
