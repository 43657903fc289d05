/** What a restore has to bring back, read at the sandbox: for tests of the background alone and with browsers. */
import type { Sandbox } from '../sandbox/sandbox.ts';

/** The follows with a domain as the server has them: flags and lists. */
export function followsAtServer({ world }: Pick<Sandbox, 'world'>, domain: string) {
  return world.follows
    .from(world.me.id)
    .filter(({ targetId }) => world.person(targetId).domain === domain)
    .map(({ targetId, reblogs, notify, languages }) => ({
      targetId,
      reblogs,
      notify,
      languages,
      lists: [...world.me.lists.values()]
        .filter(({ members }) => members.has(targetId))
        .map(({ title }) => title),
    }))
    .sort((a, b) => a.targetId.localeCompare(b.targetId));
}
