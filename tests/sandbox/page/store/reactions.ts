/** What the reader does with a post: favourite, boost, bookmark. */
import type { Status } from '../api/entities.ts';
import { request } from '../api/request.ts';
import { keepStatuses, replaceStatus } from './store.ts';

async function react(status: Status, name: string, isDone: boolean): Promise<void> {
  const { body } = await request<Status>(
    'POST',
    `/api/v1/statuses/${status.id}/${isDone ? `un${name}` : name}`,
  );
  const changed = body.reblog ?? body;
  if (changed.id === status.id) replaceStatus(changed);
  else keepStatuses([body]);
}

export const toggleFavourite = (status: Status): Promise<void> =>
  react(status, 'favourite', status.favourited === true);
export const toggleBoost = (status: Status): Promise<void> =>
  react(status, 'reblog', status.reblogged === true);
export const toggleBookmark = (status: Status): Promise<void> =>
  react(status, 'bookmark', status.bookmarked === true);
