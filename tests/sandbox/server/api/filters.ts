/** Endpoints of filters, in both generations. */

import type { Filter } from '../../world/model.ts';
import { filterEntity } from '../entities/filter.ts';
import { invalid, json, notFound } from '../http.ts';
import { type Call, type Router, read, write } from '../router.ts';
import { memberOf } from './access.ts';

export function addFilters(router: Router): void {
  router.on('GET', '/api/v2/filters', read('filters'), (call) =>
    json([...memberOf(call).filters.values()].map(filterEntity)),
  );
  router.on('POST', '/api/v2/filters', write('filters'), (call) => {
    const member = memberOf(call);
    const filter: Filter = {
      id: String(member.nextRow()),
      title: '',
      context: [],
      action: 'warn',
      expiresAt: null,
      keywords: new Map(),
    };
    change(call, filter);
    member.filters.set(filter.id, filter);
    return json(filterEntity(filter));
  });
  router.on('GET', '/api/v2/filters/:id', read('filters'), (call) => json(filterEntity(filterOf(call))));
  router.on('PUT', '/api/v2/filters/:id', write('filters'), (call) => {
    const filter = filterOf(call);
    change(call, filter);
    return json(filterEntity(filter));
  });
  router.on('DELETE', '/api/v2/filters/:id', write('filters'), (call) => {
    memberOf(call).filters.delete(filterOf(call).id);
    call.world.touch();
    return json({});
  });
  router.on('GET', '/api/v1/filters', read('filters'), (call) =>
    json([...memberOf(call).filters.values()].flatMap(oldFilterEntities)),
  );
}

function filterOf(call: Call): Filter {
  const filter = memberOf(call).filters.get(call.params.text('id') ?? '');
  if (!filter) throw notFound();
  return filter;
}

function change({ params, world }: Call, filter: Filter): void {
  const title = params.text('title') ?? filter.title;
  if (title.trim() === '') throw invalid("Title can't be blank");
  Object.assign(filter, { title });
  if (params.has('context')) Object.assign(filter, { context: params.all('context') });
  filter.action = params.text('filter_action') ?? filter.action;
  const seconds = Number(params.text('expires_in') ?? 0);
  if (seconds > 0) filter.expiresAt = world.clock.now() + seconds * 1000;
  // JSON gives an index in the first bracket, forms an empty one.
  for (const [path, keyword] of params.under('keywords_attributes')) {
    if (!path.endsWith('[keyword')) continue;
    const wholeWord = params.under('keywords_attributes').get(path.replace('[keyword', '[whole_word'));
    filter.keywords.set(String(filter.keywords.size + 1), { keyword, wholeWord: wholeWord === 'true' });
  }
  world.touch();
}

/** The first generation had one filter a keyword. */
function oldFilterEntities(filter: Filter): Record<string, unknown>[] {
  return [...filter.keywords].map(([id, { keyword, wholeWord }]) => ({
    id: `${filter.id}${id}`,
    phrase: keyword,
    context: filter.context,
    whole_word: wholeWord,
    expires_at: filter.expiresAt === null ? null : new Date(filter.expiresAt).toISOString(),
    irreversible: filter.action === 'hide',
  }));
}
