/** What the built manifests may say: checked after every build, so that no permission comes in unnoticed. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PERMISSIONS = ['activeTab', 'alarms', 'identity', 'scripting', 'storage', 'unlimitedStorage'];
const ON_REQUEST = ['http://*/*', 'https://*/*'];
/** Each would give power over pages, or show pages that Sluice is there, without the person being asked. */
const ABSENT = ['host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable'];

/** What is wrong with the manifest of the extension that was built into this folder, one sentence each. */
export async function manifestProblems(folder: string): Promise<readonly string[]> {
  const manifest: Record<string, unknown> = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  return [
    ...sameList('permissions', manifest['permissions'], PERMISSIONS),
    ...sameList('optional_host_permissions', manifest['optional_host_permissions'], ON_REQUEST),
    ...sameList('optional_permissions', manifest['optional_permissions'] ?? [], []),
    ...ABSENT.filter((key) => key in manifest).map((key) => `${key} must be absent.`),
  ].map((problem) => `${folder}/manifest.json: ${problem}`);
}

function sameList(key: string, found: unknown, wanted: readonly string[]): readonly string[] {
  const list = Array.isArray(found) ? found.map(String).sort() : [];
  return JSON.stringify(list) === JSON.stringify(wanted)
    ? []
    : [`${key} must be [${wanted.join(', ')}] and is [${list.join(', ')}].`];
}
