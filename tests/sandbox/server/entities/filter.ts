/** Filters in the shape of Mastodon's API, and which of them a post meets. */

import type { Member } from '../../world/member.ts';
import type { Filter, Post } from '../../world/model.ts';
import type { View } from './account.ts';

export function filterEntity(filter: Filter): Record<string, unknown> {
  return {
    id: filter.id,
    title: filter.title,
    context: filter.context,
    expires_at: filter.expiresAt === null ? null : new Date(filter.expiresAt).toISOString(),
    filter_action: filter.action,
    keywords: [...filter.keywords].map(([id, { keyword, wholeWord }]) => ({
      id,
      keyword,
      whole_word: wholeWord,
    })),
    statuses: [],
  };
}

/** The `filtered` field of a status: filters see the text, never the author. */
export function filterResults(view: View, viewer: Member, post: Post): Record<string, unknown>[] {
  const text = `${post.spoilerText} ${post.content.replaceAll(/<[^>]+>/g, ' ')}`.toLowerCase();
  const now = view.world.clock.now();
  return [...viewer.filters.values()].flatMap((filter) => {
    if (filter.expiresAt !== null && filter.expiresAt <= now) return [];
    const matches = [...filter.keywords.values()]
      .map(({ keyword }) => keyword)
      .filter((keyword) => text.includes(keyword.toLowerCase()));
    if (matches.length === 0) return [];
    return [{ filter: filterEntity(filter), keyword_matches: matches, status_matches: null }];
  });
}
