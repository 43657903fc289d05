import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { openDatabase } from './database';
import { recallPosts, rememberPosts } from './seen-posts';

const HOME = 'https://home.example';
const DAY = 24 * 3_600_000;
const NOW = Date.UTC(2026, 10, 23);

beforeEach(async () => {
  await (await openDatabase()).clear('seenPosts');
});

test('recalls the newest post that was seen and those that wait, for each timeline by itself', async () => {
  await rememberPosts(HOME, { timeline: '/home', seen: ['110', '130', '120'], waiting: ['140'] }, NOW);
  await rememberPosts(HOME, { timeline: '/public', seen: ['150'], waiting: [] }, NOW);
  await rememberPosts('https://other.example', { timeline: '/home', seen: ['160'], waiting: [] }, NOW);
  expect(await recallPosts(HOME, '/home')).toEqual({ newestSeenId: '130', waitingIds: ['140'] });
});

test('a post that was waiting is seen in the end', async () => {
  await rememberPosts(HOME, { timeline: '/home', seen: [], waiting: ['140'] }, NOW);
  expect(await recallPosts(HOME, '/home')).toEqual({ waitingIds: ['140'] });
  await rememberPosts(HOME, { timeline: '/home', seen: ['140'], waiting: [] }, NOW);
  expect(await recallPosts(HOME, '/home')).toEqual({ newestSeenId: '140', waitingIds: [] });
});

test('forgets what is older than thirty days', async () => {
  await rememberPosts(HOME, { timeline: '/home', seen: ['110'], waiting: [] }, NOW - 31 * DAY);
  await rememberPosts(HOME, { timeline: '/home', seen: ['100'], waiting: [] }, NOW);
  expect(await recallPosts(HOME, '/home')).toEqual({ newestSeenId: '100', waitingIds: [] });
});

test('keeps the newest 20,000 ids', async () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => String(100_000 + index));
  await rememberPosts(HOME, { timeline: '/home', seen: ids, waiting: [] }, NOW - DAY);
  await rememberPosts(HOME, { timeline: '/home', seen: ['200000', '200001'], waiting: [] }, NOW);
  expect(await (await openDatabase()).count('seenPosts')).toBe(20_000);
});
