/** Which column a path shows. */
import type { ReactNode } from 'react';
import type { Place } from '../routing/location.ts';
import { Conversations } from './conversations.tsx';
import { DomainBlocks } from './domain-blocks.tsx';
import { Explore } from './explore.tsx';
import { Collection, Hashtag, ListTimeline, LiveFeed } from './feeds.tsx';
import { Home } from './home.tsx';
import { Lists } from './lists.tsx';
import { HeldBack, NotificationRequests, Notifications } from './notifications.tsx';
import { FollowRequests, People } from './people.tsx';
import { Follows, Profile } from './profile.tsx';
import { SearchColumn } from './search.tsx';
import { Thread } from './thread.tsx';

type Draw = (...parts: string[]) => ReactNode;

const ROUTES: readonly (readonly [RegExp, Draw])[] = [
  [/^\/home$/, () => <Home />],
  [/^\/notifications$/, () => <Notifications />],
  [/^\/notifications\/requests$/, () => <NotificationRequests />],
  [/^\/notifications\/requests\/(\d+)$/, (id = '') => <HeldBack id={id} />],
  [/^\/explore(?:\/(tags|links|suggestions))?$/, (part = '') => <Explore part={part} />],
  [/^\/search$/, () => <SearchColumn />],
  [/^\/conversations$/, () => <Conversations />],
  [/^\/follow_requests$/, () => <FollowRequests />],
  [/^\/domain_blocks$/, () => <DomainBlocks />],
  [/^\/lists$/, () => <Lists />],
  [/^\/public$/, () => <LiveFeed kind="all" />],
  [/^\/public\/local$/, () => <LiveFeed kind="local" />],
  [/^\/public\/remote$/, () => <LiveFeed kind="remote" />],
  [/^\/tags\/([^/]+)$/, (name = '') => <Hashtag name={name} />],
  [/^\/lists\/(\d+)$/, (id = '') => <ListTimeline id={id} />],
  [
    /^\/favourites$/,
    () => <Collection name="favourites" path="/api/v1/favourites" icon="star" word="favourites" />,
  ],
  [
    /^\/bookmarks$/,
    () => <Collection name="bookmarks" path="/api/v1/bookmarks" icon="bookmarks" word="bookmarks" />,
  ],
  [
    /^\/@[^/]+\/(\d+)\/reblogs$/,
    (id = '') => <People path={`/api/v1/statuses/${id}/reblogged_by`} icon="retweet" word="boosts" />,
  ],
  [
    /^\/@[^/]+\/(\d+)\/favourites$/,
    (id = '') => <People path={`/api/v1/statuses/${id}/favourited_by`} icon="star" word="favourites" />,
  ],
  [/^\/@[^/]+\/(\d+)$/, (id = '') => <Thread id={id} />],
  [
    /^\/@[^/]+\/(\d+)\/quotes$/,
    (id = '') => (
      <Collection name={`quotes:${id}`} path={`/api/v1/statuses/${id}/quotes`} icon="quote" word="quote" />
    ),
  ],
  [
    /^\/@([^/]+)\/(followers|following)$/,
    (acct = '', kind = '') => <Follows acct={acct} kind={kind === 'followers' ? 'followers' : 'following'} />,
  ],
  [/^\/@([^/]+)(?:\/(with_replies|media))?$/, (acct = '', part = '') => <Profile acct={acct} part={part} />],
];

/** The column for this place; a path of no page shows that there is nothing. */
export function columnFor({ path }: Place): ReactNode {
  for (const [pattern, draw] of ROUTES) {
    const match = pattern.exec(decodeURIComponent(path));
    if (match) return <RouteColumn key={path}>{draw(...match.slice(1))}</RouteColumn>;
  }
  return null;
}

function RouteColumn({ children }: { readonly children: ReactNode }) {
  return children;
}
