/**
 * glitch-soc's flavour of Mastodon's web UI, 4.3 to 4.7-alpha (checked 2026-11-23). The same lists and names; times stand in
 * the action bar, names link to the account's own server. The tables hold both.
 */
import type { SiteAdapter } from '../site-adapter';
import mastodon, { isGlitchFlavour, isMastodon } from './mastodon';

const glitch: SiteAdapter = {
  ...mastodon,
  id: 'mastodon-glitch',
  name: 'glitch-soc',
  claims: (document) => isMastodon(document) && isGlitchFlavour(document),
};

export default glitch;
