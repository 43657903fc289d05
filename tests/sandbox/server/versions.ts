/** What differs between the Mastodon versions that the sandbox can play. */

export type Version = '4.2' | '4.3' | '4.4' | '4.5' | '4.6' | '4.7';
export type Flavour = 'vanilla' | 'glitch';

const FULL_VERSIONS: Readonly<Record<Version, string>> = {
  '4.2': '4.2.0',
  '4.3': '4.3.23',
  '4.4': '4.4.22',
  '4.5': '4.5.15',
  '4.6': '4.6.5',
  '4.7': '4.7.0-alpha.2',
};

/** `api_versions.mastodon`; the field is there from 4.3 on. */
const API_VERSIONS: Readonly<Record<Version, number>> = {
  '4.2': 0,
  '4.3': 2,
  '4.4': 6,
  '4.5': 7,
  '4.6': 11,
  '4.7': 11,
};

/** The version as `/api/v2/instance` and the page state it; glitch-soc adds its name. */
export function fullVersion(version: Version, flavour: Flavour): string {
  return flavour === 'glitch' ? `${FULL_VERSIONS[version]}+glitch` : FULL_VERSIONS[version];
}

export function isVersion(text: string): text is Version {
  return text in FULL_VERSIONS;
}

export function isFlavour(text: string): text is Flavour {
  return text === 'vanilla' || text === 'glitch';
}

/** True if `version` is `first` or later. */
export function isAtLeast(version: Version, first: Version): boolean {
  return Number(version.slice(2)) >= Number(first.slice(2));
}

/** The `api_versions` object of `/api/v2/instance`, `undefined` before 4.3. */
export function apiVersions(version: Version, flavour: Flavour): Record<string, number> | undefined {
  if (!isAtLeast(version, '4.3')) return undefined;
  const glitch = flavour === 'glitch' && isAtLeast(version, '4.5');
  return glitch ? { mastodon: API_VERSIONS[version], glitch: 1 } : { mastodon: API_VERSIONS[version] };
}
