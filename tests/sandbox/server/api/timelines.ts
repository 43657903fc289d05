/** Endpoints of timelines. */

import type { Post } from '../../world/model.ts';
import {
  homeTimeline,
  linkTimeline,
  listTimeline,
  publicTimeline,
  tagTimeline,
} from '../../world/timelines.ts';
import { statusEntity } from '../entities/status.ts';
import { type Answer, json, notFound } from '../http.ts';
import { pageOf, STATUS_PAGES } from '../paging.ts';
import { type Call, open, type Router, read } from '../router.ts';
import { memberOf } from './access.ts';

/** A page of these posts, with links to its neighbours. */
export function statusPage(call: Call, posts: readonly Post[]): Answer {
  const { page, headers } = pageOf(call, posts, ({ id }) => id, STATUS_PAGES);
  return json(
    page.map((post) => statusEntity(call, post)),
    headers,
  );
}

export function addTimelines(router: Router): void {
  router.on('GET', '/api/v1/timelines/home', read('statuses'), (call) =>
    statusPage(call, homeTimeline(call.world, memberOf(call))),
  );
  router.on('GET', '/api/v1/timelines/public', open('statuses'), (call) =>
    statusPage(
      call,
      publicTimeline(call.world, call.viewer, {
        local: call.params.flag('local') ?? false,
        remote: call.params.flag('remote') ?? false,
        onlyMedia: call.params.flag('only_media') ?? false,
      }),
    ),
  );
  router.on('GET', '/api/v1/timelines/tag/:tag', open('statuses'), (call) =>
    statusPage(call, tagTimeline(call.world, call.viewer, call.params.text('tag') ?? '')),
  );
  router.on('GET', '/api/v1/timelines/list/:id', read('lists'), (call) => {
    const member = memberOf(call);
    const list = member.lists.get(call.params.text('id') ?? '');
    if (!list) throw notFound();
    return statusPage(call, listTimeline(call.world, member, list));
  });
  router.on('GET', '/api/v1/timelines/link', { ...open('statuses'), since: '4.3' }, (call) => {
    const url = call.params.text('url');
    if (url === undefined) throw notFound();
    return statusPage(call, linkTimeline(call.world, call.viewer, url));
  });
}
