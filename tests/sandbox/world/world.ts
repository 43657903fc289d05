/** The one model behind everything that the sandbox's API says. */

import type { Cast } from './cast.ts';
import type { Clock } from './clock.ts';
import { FollowGraph } from './follow-graph.ts';
import type { Member } from './member.ts';
import type { InstanceBlock, Person, Post } from './model.ts';
import type { Random } from './random.ts';
import { byIdDescending, type SnowflakeIds } from './snowflake-ids.ts';

/** What the server tells its connected pages about a change in the world. */
export type WorldEvent =
  | { readonly kind: 'post'; readonly post: Post }
  | { readonly kind: 'edit'; readonly post: Post }
  | { readonly kind: 'delete'; readonly post: Post }
  | { readonly kind: 'notification'; readonly member: Member; readonly notificationId: string };

/** Visibilities of posts that count as replies. */
const OPEN: ReadonlySet<string> = new Set(['public', 'unlisted']);

export class World {
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: SnowflakeIds;
  /** Domain of this server's accounts. */
  readonly domain: string;
  readonly people = new Map<string, Person>();
  readonly posts = new Map<string, Post>();
  readonly follows = new FollowGraph();
  /** Follows that wait for the other side. */
  readonly followRequests = new FollowGraph();
  readonly members = new Map<string, Member>();
  /** Accounts elsewhere that this server has not met: lookup knows nothing of them, a resolving search does. */
  readonly unmet: Person[] = [];
  readonly instanceBlocks: InstanceBlock[] = [];
  #cast: Cast | undefined;
  #revision = 0;
  #replies: { revision: number; counts: ReadonlyMap<string | null, number> } = {
    revision: -1,
    counts: new Map(),
  };
  #sorted: { revision: number; posts: readonly Post[] } = { revision: -1, posts: [] };
  readonly #listeners = new Set<(event: WorldEvent) => void>();

  constructor(parts: { clock: Clock; random: Random; ids: SnowflakeIds; domain: string }) {
    this.clock = parts.clock;
    this.random = parts.random;
    this.ids = parts.ids;
    this.domain = parts.domain;
  }

  /** People by role. */
  get cast(): Cast {
    if (!this.#cast) throw new Error('The world has no cast yet');
    return this.#cast;
  }

  set cast(cast: Cast) {
    this.#cast = cast;
  }

  /** The member that a browser is signed in as unless told otherwise. */
  get me(): Member {
    return this.memberOf(this.cast.me.id);
  }

  memberOf(accountId: string): Member {
    const member = this.members.get(accountId);
    if (!member) throw new Error(`No member has the account ${accountId}`);
    return member;
  }

  person(id: string): Person {
    const person = this.people.get(id);
    if (!person) throw new Error(`No account ${id}`);
    return person;
  }

  /** The account with this `user` or `user@domain`, in any case; `undefined` if the server knows none. */
  personByAcct(acct: string): Person | undefined {
    const [username = '', domain] = acct.replace(/^@/, '').toLowerCase().split('@');
    const host = domain === undefined || domain === this.domain ? null : domain;
    for (const person of this.people.values()) {
      if (person.deleted) continue;
      if (person.username.toLowerCase() === username && person.domain === host) return person;
    }
    return undefined;
  }

  /** Fetches an account that this server has not met yet; nothing happens if there is none. */
  meet(acct: string): void {
    const index = this.unmet.findIndex(
      ({ username, domain }) => `${username}@${domain}` === acct.toLowerCase(),
    );
    if (index < 0) return;
    for (const person of this.unmet.splice(index, 1)) this.people.set(person.id, person);
    this.touch();
  }

  post(id: string): Post {
    const post = this.posts.get(id);
    if (!post) throw new Error(`No post ${id}`);
    return post;
  }

  /** Changes with every change, so that derived lists can be kept. */
  get revision(): number {
    return this.#revision;
  }

  /** Says that something in the model has changed. */
  touch(): void {
    this.#revision += 1;
  }

  /** All posts, newest id first. */
  get postsByIdDescending(): readonly Post[] {
    if (this.#sorted.revision !== this.#revision) {
      this.#sorted = { revision: this.#revision, posts: [...this.posts.values()].sort(byIdDescending) };
    }
    return this.#sorted.posts;
  }

  /** How many posts that anybody may see answer this one, also those that a reader does not get (status_stat.rb). */
  repliesTo(id: string): number {
    if (this.#replies.revision !== this.#revision) {
      const answers = [...this.posts.values()].filter(({ visibility }) => OPEN.has(visibility));
      const counts = new Map<string | null, number>();
      for (const { inReplyToId } of answers) counts.set(inReplyToId, (counts.get(inReplyToId) ?? 0) + 1);
      this.#replies = { revision: this.#revision, counts };
    }
    return this.#replies.counts.get(id) ?? 0;
  }

  addPost(post: Post): void {
    this.posts.set(post.id, post);
    this.touch();
    this.tell({ kind: 'post', post });
  }

  editPost(id: string, content: string): Post {
    const post = this.post(id);
    post.content = content;
    post.editedAt = this.clock.now();
    this.touch();
    this.tell({ kind: 'edit', post });
    return post;
  }

  /** Deletes a post with all boosts of it. */
  deletePost(id: string): void {
    const post = this.post(id);
    this.posts.delete(id);
    for (const other of [...this.posts.values()]) if (other.reblogOfId === id) this.posts.delete(other.id);
    this.touch();
    this.tell({ kind: 'delete', post });
  }

  tell(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  onEvent(listener: (event: WorldEvent) => void): void {
    this.#listeners.add(listener);
  }
}
