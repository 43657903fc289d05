// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LaidOutFeed } from '../../tests/doubles/laid-out-feed';
import { SizeReports } from '../../tests/doubles/size-reports';
import { parseDomain } from '../fediverse/domain-name';
import mastodon from '../sites/adapters/mastodon';
import type { SiteAdapter } from '../sites/site-adapter';
import { settings } from '../storage/items';
import { createPage, type RunningPage } from './page';
import { createStatusMemory, type StatusMemory } from './status-memory';
import type { TapStatus } from './tap-channel';
import { reasonAgainstOrder, runTimelineLists, timelineListsOf } from './timeline-lists';

const MINUTE = 60_000;
const RECEIVED_AT = 1_700_000_000_000;
const homeDomain = parseDomain('home.example');
const account = { id: '1', acct: 'ann', url: 'https://home.example/@ann' };
/** Minutes that each post came late; the server's order is that of the list. */
const LATE = [0, 3, 0];
const idAt = (index: number) => String(BigInt(RECEIVED_AT - index * MINUTE) << 16n);
const createdAt = (index: number) => RECEIVED_AT - (index + (LATE[index] ?? 0)) * MINUTE;

/** A list as Mastodon draws it. */
function markup(ids: readonly string[]): string {
  const entries = ids.map((id, index) => `<article data-id="${id}" aria-posinset="${index + 1}"></article>`);
  return `<div class="item-list" role="feed">${entries.join('')}</div>`;
}

let controller: AbortController;

beforeEach(() => {
  controller = new AbortController();
  new SizeReports(() => 100);
  history.replaceState(null, '', '/home');
});

afterEach(() => controller.abort());

/** A page whose posts were emptied, as they are off screen, and what the tap has read along with. */
function start(
  known: readonly number[],
  ids = LATE.map((_, index) => idAt(index)),
  site: SiteAdapter = mastodon,
): RunningPage {
  document.body.innerHTML = markup(ids);
  document.elementsFromPoint = () => [];
  const memory = createStatusMemory();
  memory.remember({ statuses: known.map((index) => statusAt(index, createdAt(index))), accounts: [] });
  return run(memory, site);
}

/** What the tap tells of a post. */
function statusAt(index: number, writtenAt: number): TapStatus {
  return { id: idAt(index), created_at: new Date(writtenAt).toISOString(), account };
}

function run(memory: StatusMemory, site: SiteAdapter = mastodon): RunningPage {
  if (!homeDomain) throw new Error('no domain');
  const page = createPage(document, site, homeDomain, memory, settings.fallback, controller.signal);
  runTimelineLists(page, controller.signal);
  return page;
}

const lists = () => timelineListsOf(document).all();
const seen = () =>
  lists().flatMap((list) =>
    list.shown().map((entry) => LATE.findIndex((_, index) => idAt(index) === entry.getAttribute('data-id'))),
  );

test('a list whose posts all have times is put in order', () => {
  const page = start([0, 1, 2]);
  expect(reasonAgainstOrder(page)).toBeUndefined();
  expect(seen()).toEqual([0, 2, 1]);
});

test('a list of which nobody was told all times is left as it is, whole', () => {
  const page = start([0, 1]);
  expect(reasonAgainstOrder(page)).toBe('no-tap');
  expect(lists()).toEqual([]);
  expect(document.body.innerHTML).not.toContain('sluice');
});

test('a server whose ids do not tell when a post was received is left as it is', () => {
  const page = start([0, 1], ['1', '2']);
  expect(reasonAgainstOrder(page)).toBe('no-times');
  expect(lists()).toEqual([]);
});

test('a web interface with a list that holds only what is in view is left as it is', () => {
  const { feeds: _, ...virtual } = mastodon;
  const page = start([0, 1, 2], undefined, virtual);
  expect(reasonAgainstOrder(page)).toBe('virtual-list');
  expect(lists()).toEqual([]);
  expect(document.body.innerHTML).not.toContain('sluice');
});

test('another choice of order takes effect on the open page at once, and back leaves no trace', () => {
  const page = start([0, 1, 2]);
  page.changeSettings({ ...settings.fallback, order: { ...settings.fallback.order, home: 'server' } });
  expect(lists()).toEqual([]);
  expect(document.body.innerHTML).toBe(markup(LATE.map((_, index) => idAt(index))));
  page.changeSettings(settings.fallback);
  expect(seen()).toEqual([0, 2, 1]);
  expect(
    [...document.querySelectorAll('article')].map((entry) => entry.getAttribute('aria-posinset')),
  ).toEqual(['1', '3', '2']);
});

test('a list that somebody reads already does not move when it is put in order because something else was drawn', async () => {
  const laidOut = new LaidOutFeed();
  laidOut.feed.setAttribute('role', 'feed');
  // Every second post came seven minutes late.
  const posts = Array.from({ length: 20 }, (_, index) => {
    const receivedAt = RECEIVED_AT - index * MINUTE;
    const eventAt = receivedAt - (index % 2) * 7 * MINUTE;
    return { id: idAt(index), kind: 'post' as const, receivedAt, eventAt };
  });
  await laidOut.draw(posts, false);
  laidOut.scrollTo(900);
  const [read] = laidOut.inView();
  if (!read) throw new Error('Nothing is read');
  const memory = createStatusMemory();
  run(memory);
  expect(lists()).toEqual([]);

  memory.remember({ statuses: posts.map(({ eventAt }, index) => statusAt(index, eventAt)), accounts: [] });
  document.body.append(document.createElement('aside'));
  await Promise.resolve();

  expect(lists()).toHaveLength(1);
  expect(laidOut.inView()[0]).toMatchObject({ id: read.id, top: read.top });
});

test.each([
  '/notifications',
  '/favourites',
  '/bookmarks',
  '/search',
  '/explore',
  '/@ann/1234',
  '/@ann/media',
  '/conversations',
])('a list at %s is never put in order, whatever is chosen', (path) => {
  history.replaceState(null, '', path);
  const page = start([0, 1, 2]);
  page.changeSettings({
    ...settings.fallback,
    order: { home: 'written', list: 'written', live: 'written', hashtag: 'written', profile: 'written' },
  });
  expect(lists()).toEqual([]);
  expect(reasonAgainstOrder(page)).toBeUndefined();
});
