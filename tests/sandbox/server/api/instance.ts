/** Endpoints about the server itself. */

import { createHash } from 'node:crypto';
import type { InstanceBlock } from '../../world/model.ts';
import { accountEntity, emojiEntity } from '../entities/account.ts';
import { ApiError, html, json } from '../http.ts';
import { type Call, PUBLIC, type Router } from '../router.ts';
import { apiVersions, fullVersion, isAtLeast } from '../versions.ts';

const LIMITS = {
  statuses: { max_characters: 500, max_media_attachments: 4, characters_reserved_per_url: 23 },
  media_attachments: {
    supported_mime_types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'video/mp4'],
    image_size_limit: 16_777_216,
    image_matrix_limit: 33_177_600,
    video_size_limit: 103_809_024,
    video_frame_rate_limit: 120,
    video_matrix_limit: 8_294_400,
  },
  polls: { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 },
};

const TITLE = 'Sandbox';
const DESCRIPTION = 'A small server for trying things out.';
const RULES = [{ id: '1', text: 'Be kind.', hint: '' }];

export function addInstance(router: Router): void {
  router.on('GET', '/api/v2/instance', PUBLIC, (call) => json(instanceV2(call)));
  router.on('GET', '/api/v1/instance', PUBLIC, (call) => json(instanceV1(call)));
  router.on('GET', '/api/v1/instance/rules', PUBLIC, () => json(RULES));
  router.on('GET', '/api/v1/instance/peers', PUBLIC, (call) => json(peersOf(call)));
  router.on('GET', '/api/v1/instance/activity', PUBLIC, () => json([]));
  router.on('GET', '/api/v1/instance/extended_description', PUBLIC, () =>
    json({ updated_at: null, content: `<p>${DESCRIPTION}</p>` }),
  );
  router.on('GET', '/api/v1/instance/privacy_policy', PUBLIC, () =>
    json({ updated_at: '2026-01-01T00:00:00Z', content: '<p>Nothing leaves this machine.</p>' }),
  );
  router.on('GET', '/api/v1/instance/translation_languages', PUBLIC, () => json({}));
  router.on('GET', '/api/v1/instance/domain_blocks', PUBLIC, (call) => {
    const { showDomainBlocks, showDomainBlockReasons } = call.settings;
    const isOpen = showDomainBlocks === 'all' || (showDomainBlocks === 'users' && call.viewer !== undefined);
    // The refusal has no body at all.
    if (!isOpen) return html('', 404);
    return json(publishedBlocks(call.world.instanceBlocks, showDomainBlockReasons));
  });
  router.on('GET', '/api/v1/custom_emojis', PUBLIC, (call) =>
    json([{ ...emojiEntity(call), category: 'Blobs' }]),
  );
  router.on('GET', '/.well-known/nodeinfo', PUBLIC, ({ origin }) =>
    json({
      links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `${origin}/nodeinfo/2.0` }],
    }),
  );
  router.on('GET', '/nodeinfo/2.0', PUBLIC, (call) =>
    json({
      version: '2.0',
      software: { name: 'mastodon', version: fullVersion(call.settings.version, call.settings.flavour) },
      protocols: ['activitypub'],
      services: { outbound: [], inbound: [] },
      usage: {
        users: { total: call.world.members.size, activeMonth: 2, activeHalfyear: 2 },
        localPosts: 100,
      },
      openRegistrations: true,
      metadata: { nodeName: TITLE, nodeDescription: DESCRIPTION },
    }),
  );
  router.on('GET', '/health', PUBLIC, () => html('OK'));
}

/** The address of the WebSocket, without its path. */
export function streamingUrl(origin: string): string {
  return origin.replace(/^http/, 'ws');
}

/** What Mastodon publishes of its blocks: limited before suspended, by name; some names with stars. */
export function publishedBlocks(
  blocks: readonly InstanceBlock[],
  withReasons: boolean,
): Record<string, unknown>[] {
  const order = { silence: 0, suspend: 1 };
  return [...blocks]
    .sort((a, b) => order[a.severity] - order[b.severity] || (a.domain < b.domain ? -1 : 1))
    .map((block) => ({
      domain: block.obfuscate ? obfuscated(block.domain) : block.domain,
      digest: createHash('sha256').update(block.domain).digest('hex'),
      severity: block.severity,
      comment: withReasons ? (block.comment ?? '') : null,
    }));
}

/** The middle of a name as stars; dots stay (DomainBlock#public_domain). */
export function obfuscated(domain: string): string {
  const visible = Math.floor(domain.length / 4);
  return [...domain]
    .map((character, index) =>
      index > visible && index < domain.length - visible && character !== '.' ? '*' : character,
    )
    .join('');
}

function instanceV2(call: Call): Record<string, unknown> {
  const { settings, origin, world } = call;
  const { version, flavour } = settings;
  const icon = { src: `${origin}/packs/icons/icon.png`, size: '512x512' };
  const access = { local: 'public', remote: 'public' };
  return {
    domain: settings.domain,
    title: TITLE,
    version: fullVersion(version, flavour),
    source_url: 'https://github.com/mastodon/mastodon',
    description: DESCRIPTION,
    usage: { users: { active_month: world.members.size } },
    thumbnail: { url: `${origin}/packs/images/preview.png` },
    ...(isAtLeast(version, '4.3') ? { icon: [icon], api_versions: apiVersions(version, flavour) } : {}),
    languages: ['en'],
    configuration: {
      urls: {
        streaming: streamingUrl(origin),
        ...(isAtLeast(version, '4.3') ? { status: null } : {}),
        ...(isAtLeast(version, '4.4')
          ? { about: `${origin}/about`, privacy_policy: `${origin}/privacy-policy`, terms_of_service: null }
          : {}),
      },
      ...(isAtLeast(version, '4.3') ? { vapid: { public_key: 'BAhxXyHfAoMqrZECjRI56F5QrE4y' } } : {}),
      accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
      ...LIMITS,
      translation: { enabled: false },
      ...(isAtLeast(version, '4.5')
        ? {
            timelines_access: { live_feeds: access, hashtag_feeds: access, trending_link_feeds: access },
            limited_federation: false,
          }
        : {}),
    },
    registrations: { enabled: true, approval_required: false, message: null, url: null },
    contact: { email: 'admin@home.example', account: accountEntity(call, world.cast.localFriend) },
    rules: RULES,
  };
}

function instanceV1(call: Call): Record<string, unknown> {
  const { settings, origin, world } = call;
  return {
    uri: settings.domain,
    title: TITLE,
    short_description: DESCRIPTION,
    description: DESCRIPTION,
    email: 'admin@home.example',
    version: fullVersion(settings.version, settings.flavour),
    urls: { streaming_api: streamingUrl(origin) },
    stats: {
      user_count: world.members.size,
      status_count: world.posts.size,
      domain_count: peersOf(call).length,
    },
    thumbnail: `${origin}/packs/images/preview.png`,
    languages: ['en'],
    registrations: true,
    approval_required: false,
    invites_enabled: true,
    configuration: { accounts: { max_featured_tags: 10 }, ...LIMITS },
    contact_account: accountEntity(call, world.cast.localFriend),
    rules: RULES,
  };
}

function peersOf(call: Call): string[] {
  const domains = [...call.world.people.values()].flatMap(({ domain }) => (domain === null ? [] : [domain]));
  return [...new Set(domains)].sort();
}

/** The metadata document, from 4.3 on. */
export function addOAuthMetadata(router: Router, scopes: (call: Call) => readonly string[]): void {
  router.on('GET', '/.well-known/oauth-authorization-server', { ...PUBLIC, since: '4.3' }, (call) => {
    const { origin, settings } = call;
    if (!isAtLeast(settings.version, '4.3')) throw new ApiError(404, { error: 'Not Found' });
    const isNew = isAtLeast(settings.version, '4.4');
    return json({
      issuer: `${origin}/`,
      authorization_endpoint: `${origin}/oauth/authorize`,
      token_endpoint: `${origin}/oauth/token`,
      revocation_endpoint: `${origin}/oauth/revoke`,
      ...(isNew ? { userinfo_endpoint: `${origin}/oauth/userinfo` } : {}),
      scopes_supported: scopes(call),
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      grant_types_supported: isNew
        ? ['authorization_code', 'client_credentials']
        : ['authorization_code', 'password', 'client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      code_challenge_methods_supported: ['S256'],
      service_documentation: 'https://docs.joinmastodon.org/',
      app_registration_endpoint: `${origin}/api/v1/apps`,
    });
  });
}
