/**
 * Link shims and tracking parameters, as data. Taken on 2026-11-23 from lists that browsers and their makers keep; a name
 * is here only if at least one of them strips it and it has no other common use (so not Firefox's `var`, and not `ref`).
 * - Brave: brave/adblock-lists, query filter
 * - DuckDuckGo: duckduckgo/privacy-configuration, features/tracking-parameters.json
 * - Firefox: toolkit/components/antitracking, StripOnShare.json
 * - ClearURLs: ClearURLs/Rules, data.min.json, and its issue 156 (`rdid`)
 */

/** Hosts that stand between a reader and the page linked to: host, or host and path, whose `u` names the real address. */
export const shims: readonly string[] = [
  // ClearURLs; Matomo's searchengine-and-social-list#98 for l.threads.net
  'l.facebook.com/',
  'lm.facebook.com/',
  'l.instagram.com/',
  'l.messenger.com/',
  'l.threads.net/',
  'l.threads.com/',
  'www.facebook.com/l.php',
  'www.threads.com/linkshim',
];

/** Stripped from every address. A name that ends in `*` stands for all that begin so. */
export const trackingEverywhere: readonly string[] = [
  // DuckDuckGo, Firefox
  'utm_*',
  'ga_source',
  'ga_medium',
  'ga_term',
  'ga_content',
  'ga_campaign',
  'ga_place',
  'action_object_map',
  'action_type_map',
  'action_ref_map',
  'fb_action_ids',
  'fb_action_types',
  'fb_source',
  'fb_ref',
  'fb_comment_id',
  'gs_l',
  'mkt_tok',
  'hmb_*',
  // Brave, Firefox
  'fbclid',
  'gclid',
  'dclid',
  'wbraid',
  'msclkid',
  'twclid',
  'ttclid',
  'yclid',
  'ysclid',
  'ymclid',
  'irclickid',
  'rb_clickid',
  'srsltid',
  'mc_eid',
  'mtm_cid',
  'hsa_*',
  '__hsfp',
  '__hssc',
  '__hstc',
  '_hsenc',
  'hsCtaTracking',
  '_openstat',
  '_gl',
  'oly_anon_id',
  'oly_enc_id',
  'vero_conv',
  'vero_id',
  'wickedid',
  's_cid',
  'guce_referrer',
  'guce_referrer_sig',
  'ml_subscriber',
  'ml_subscriber_hash',
  'sms_click',
  'sms_source',
  'sms_uph',
];

/** Stripped on these sites and everything under them. */
export const trackingBySite: Readonly<Record<string, readonly string[]>> = {
  // Threads' own share links. Its search needs `q` and `serp_type` (zhanghai/Untracker#58).
  'threads.net': ['xmt', 'slof', 'igshid'],
  'threads.com': ['xmt', 'slof', 'igshid'],
  // Brave, Firefox, ClearURLs
  'instagram.com': ['igsh', 'igshid', 'ig_rid', 'stkn'],
  // ClearURLs
  'facebook.com': ['mibextid', 'rdid', 'sfnsn', '__tn__', '__cft__*', '__xts__*', 'paipv', 'eav'],
  // Brave, Firefox
  'twitter.com': ['ref_src', 'ref_url'],
  'x.com': ['ref_src', 'ref_url'],
  // Brave, ClearURLs
  'youtube.com': ['si', 'pp'],
  'youtu.be': ['si'],
  'spotify.com': ['si'],
};

/** Sites that stop working without such parameters (DuckDuckGo's exceptions). */
export const untouchedSites: readonly string[] = [
  'axs.com',
  'centerwellpharmacy.com',
  'go365.com',
  'humana.com',
  'urldefense.com',
];
