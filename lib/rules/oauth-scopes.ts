/** Which scopes are asked for, and when: as few as what the person does needs. */

/** `blocks`: see and change domain blocks. `restore`: also keep snapshots of follows and lists, and restore them. */
export type Reach = 'blocks' | 'restore';

const RESTORE = ['read:accounts', 'read:follows', 'write:follows', 'read:lists', 'write:lists'];

/**
 * The scopes for a reach. `profile`, which gives no more than one's own name, exists from Mastodon 4.3 on; elsewhere the
 * wider `read:accounts` must do. `supported`: what the server's metadata lists, undefined where it has none.
 */
export function scopesFor(reach: Reach, supported: readonly string[] | undefined): readonly string[] {
  const self = supported?.includes('profile') ? 'profile' : 'read:accounts';
  const scopes = [self, 'read:blocks', 'write:blocks', ...(reach === 'restore' ? RESTORE : [])];
  return [...new Set(scopes)];
}

/** Whether granted scopes reach that far; a wide scope (`read`) covers its parts (`read:follows`). */
export function reaches(granted: readonly string[], reach: Reach): boolean {
  const needed = reach === 'restore' ? RESTORE : ['read:blocks', 'write:blocks'];
  return needed.every((scope) => granted.includes(scope) || granted.includes(scope.split(':')[0] ?? scope));
}
