/** One post with what it answers and what answers it: no feed, no articles. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Status } from '../api/entities.ts';
import { useAnswer } from '../api/use-rows.ts';
import { Column, ColumnHeader } from '../layout/column.tsx';
import { classes } from '../markup/class-names.ts';
import { differs } from '../markup/differences.ts';
import { since } from '../page-state.ts';
import { DetailedStatus } from '../status/detailed-status.tsx';
import type { Place } from '../status/status-box.tsx';
import { StatusEntry } from '../status/status-entry.tsx';
import { keepStatuses, useStore } from '../store/store.ts';

interface Context {
  readonly ancestors: readonly Status[];
  readonly descendants: readonly Status[];
}

/** How the line beside a thread runs through the post at `index`. */
function placeOf(posts: readonly Status[], index: number, rootId: string): Place {
  const [before, post, after] = [posts[index - 1], posts[index], posts[index + 1]];
  const answersRoot = post?.in_reply_to_id === rootId;
  const continues = before !== undefined && before.id === post?.in_reply_to_id;
  const goesOn = post !== undefined && after?.in_reply_to_id === post.id;
  return {
    inThread: true,
    isFirstInThread: before !== undefined && (!continues || answersRoot),
    line: goesOn ? 'full' : continues || answersRoot ? 'half' : undefined,
  };
}

/** Mastodon brings answers of authors to themselves to the front. */
function inOrder(posts: readonly Status[]): readonly Status[] {
  const answersSelf = (post: Status): boolean => post.in_reply_to_account_id === post.account.id;
  const start = posts.findIndex((post) => !answersSelf(post));
  if (start === -1) return posts;
  const rest = posts.slice(start);
  return [
    ...posts.slice(0, start),
    ...rest.filter(answersSelf),
    ...rest.filter((post) => !answersSelf(post)),
  ];
}

export function Thread({ id }: { readonly id: string }) {
  const known = useStore(({ statuses }) => statuses.get(id));
  const loaded = useAnswer<Status>(`/api/v1/statuses/${id}`);
  const context = useAnswer<Context>(`/api/v1/statuses/${id}/context`);
  const detailed = useRef<HTMLDivElement>(null);
  const status = known ?? loaded;
  const posts = (part: readonly Status[] = []) =>
    part.map((post, index) => (
      <StatusEntry key={post.id} id={post.id} showThread={false} place={placeOf(part, index, id)} />
    ));

  useEffect(() => {
    keepStatuses([
      ...(loaded ? [loaded] : []),
      ...(context?.ancestors ?? []),
      ...(context?.descendants ?? []),
    ]);
  }, [loaded, context]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: again when the posts above have come
  useLayoutEffect(() => {
    const target = detailed.current?.previousElementSibling;
    if (target) detailed.current?.scrollIntoView();
    else window.scrollTo(0, 0);
  }, [id, context]);

  return (
    <Column>
      <ColumnHeader icon="message" />
      <div
        className={classes(
          differs.threadIsItemList && 'item-list',
          'scrollable',
          since(4) && 'scrollable--flex',
        )}
      >
        {posts(context?.ancestors)}
        {status && <DetailedStatus status={status} ref={detailed} />}
        {posts(inOrder(context?.descendants ?? []))}
        {since(5) && <div className="column__alert" role="status" aria-live="polite" />}
      </div>
    </Column>
  );
}
