/** One member of the server, who can sign in, with all that Mastodon keeps for them. */

import type { Filter, List, Notification, Person } from './model.ts';

export class Member {
  readonly person: Person;
  readonly lists = new Map<string, List>();
  readonly notifications: Notification[] = [];
  readonly filters = new Map<string, Filter>();
  readonly followedTags = new Map<string, number>();
  readonly markers = new Map<string, { lastReadId: string; version: number; updatedAt: number }>();
  readonly notes = new Map<string, string>();
  /** Post id → internal row id. */
  readonly favourites = new Map<string, number>();
  readonly bookmarks = new Map<string, number>();
  /** Original's id → id of the member's own boost. */
  readonly reblogs = new Map<string, string>();
  /** Account id → internal row id. */
  readonly blocks = new Map<string, number>();
  readonly mutes = new Map<string, { row: number; notifications: boolean; expiresAt: number | null }>();
  readonly endorsed = new Map<string, number>();
  readonly dismissedSuggestions = new Set<string>();
  readonly readConversations = new Set<string>();
  readonly pinned = new Set<string>();
  readonly votes = new Map<string, readonly number[]>();
  readonly settings: Record<string, unknown> = {};
  readonly notificationPolicy: Record<string, string> = {
    for_not_following: 'accept',
    for_not_followers: 'accept',
    for_new_accounts: 'accept',
    for_private_mentions: 'filter',
    for_limited_accounts: 'filter',
    for_bots: 'accept',
  };
  /** Normalised domain → internal row id, oldest first. */
  readonly domainBlocks = new Map<string, number>();
  /** Follows by the time at which their day began, for the limit of 400 a day. */
  readonly followsByDay = new Map<number, number>();
  #lastRow = 5000;

  constructor(person: Person) {
    this.person = person;
  }

  get id(): string {
    return this.person.id;
  }

  /** The next internal row id of the tables that only this member has rows in. */
  nextRow(): number {
    this.#lastRow += 1;
    return this.#lastRow;
  }

  blocksDomain(domain: string | null): boolean {
    return domain !== null && this.domainBlocks.has(domain);
  }
}
