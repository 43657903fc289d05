// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { mastodonFeeds } from './mastodon-feeds';

test('a column of the advanced layout is the same timeline whatever else its header comes to say', () => {
  document.body.className = 'layout-multiple-columns';
  document.body.innerHTML = `<div class="column"><div class="column-header__wrapper">
    <h1 class="column-header"><button class="column-header__title">Live feeds</button></h1>
  </div><div class="item-list" role="feed"></div></div>`;
  const feed = document.querySelector<HTMLElement>('.item-list');
  if (!feed) throw new Error('No feed');
  const timeline = mastodonFeeds.timelineOf(feed);
  mastodonFeeds.headerSlot(feed)?.append('In the order of writing');
  expect(timeline).toBe('deck:Live feeds');
  expect(mastodonFeeds.timelineOf(feed)).toBe(timeline);
});
