/** Badges on what opens over a page or stands within a post: dialogs, cards, suggestions, quotes, previews of links. */
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Post } from '../sandbox/world/model.ts';
import { addNotification } from '../sandbox/world/notify.ts';
import { expect, type TestPage, test, waitFor } from './harness';

/** Waits until a part of the page is marked as being of Threads, or holds a badge that says so. */
function expectMarked(page: TestPage, part: string): Promise<unknown> {
  return waitFor(`Threads at ${part}`, () =>
    page.evaluate((selector) => {
      const mark = '[data-sluice-network="threads"]';
      return document.querySelector(`${selector}${mark}, ${selector} ${mark}`) !== null;
    }, part),
  );
}

function threadsPost({ world }: Sandbox): Post {
  const found = [...world.posts.values()].find(
    ({ accountId, reblogOfId, inReplyToId, visibility }) =>
      !reblogOfId && !inReplyToId && visibility === 'public' && accountId === world.cast.threads.id,
  );
  if (!found) throw new Error('The generator made no post of that account');
  return found;
}

/** The profile of somebody on Threads, with posts. */
async function openProfile(page: TestPage, { origin }: Sandbox): Promise<void> {
  await page.goto(`${origin}/@lena.bakes@threads.net`);
  await waitFor('posts', () => page.evaluate(() => document.querySelector('article .status__info') !== null));
}

const button = (name: string) => `article .status__action-bar button[aria-label^="${name}"]`;

test('dialogs, suggestions, the answered post and the hover card tell who is on Threads', async ({
  home,
  sandbox,
}) => {
  await openProfile(home, sandbox);
  await home.click('button[title^="Block domain"]');
  await expectMarked(home, '.safety-action-modal__header p');
  await home.press('Escape');
  await home.click(button('Boost'));
  await expectMarked(home, '.safety-action-modal .status__info');
  await home.press('Escape');
  await home.click(button('Reply'));
  await expectMarked(home, '.reply-indicator');
  await home.fill('.autosuggest-textarea__textarea', 'Hello @lena');
  await expectMarked(home, '.autosuggest-account');
  await home.evaluate(() => {
    const name = document.querySelector('article [data-hover-card-account]');
    name?.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
  });
  await expectMarked(home, '#hover-card');
});

test('quotes, quotes in quotes, boosters, mentions and authors of links are marked', async ({
  home,
  sandbox,
}) => {
  const { world } = sandbox;
  const post = threadsPost(sandbox);
  const quote = sandbox.pushStatus({ author: 'maple', quoteOf: post.id });
  await expectMarked(home, '.status__quote .status__info');
  sandbox.pushStatus({ author: 'maple', quoteOf: quote.id });
  await expectMarked(home, '.status__quote-author-button');
  const local = [...world.posts.values()].find(({ accountId }) => accountId === world.cast.localFriend.id);
  sandbox.pushStatus({ author: 'lena.bakes@threads.net', reblogOf: local?.id });
  await expectMarked(home, '.status__prepend');
  const mentioning = [...world.posts.values()].find(
    ({ mentionIds, visibility }) =>
      visibility === 'public' && mentionIds.some((id) => world.person(id).domain === 'threads.net'),
  );
  await home.goto(`${sandbox.origin}/@robin/${mentioning?.id}`);
  await expectMarked(home, '.detailed-status a.mention');

  const card = [...world.posts.values()].flatMap((other) => (other.card ? [other.card] : []))[0];
  if (!card) throw new Error('The generator made no preview of a link');
  const linking = sandbox.pushStatus({ author: 'maple' });
  world.posts.set(linking.id, {
    ...world.post(linking.id),
    card: { ...card, authorId: world.cast.threads.id },
  });
  await home.goto(`${sandbox.origin}/@maple/${linking.id}`);
  await expectMarked(home, '.more-from-author');
});

test('blocked domains, filtered notifications and public pages are marked', async ({ home, sandbox }) => {
  const { world, origin } = sandbox;
  world.me.domainBlocks.set('threads.net', world.me.nextRow());
  await home.goto(`${origin}/domain_blocks`);
  await expectMarked(home, '.domain__domain-name');
  world.me.domainBlocks.clear();

  const { threadsStranger } = world.cast;
  addNotification(world, world.me, { type: 'follow', from: threadsStranger, at: Date.now(), filtered: true });
  await home.goto(`${origin}/notifications/requests`);
  await expectMarked(home, '.notification-request');

  const profile = encodeURIComponent('/@lena.bakes@threads.net');
  await home.goto(`${origin}/sandbox/session?signed_in=0&to=${profile}`);
  await expectMarked(home, '[data-sluice-at="profile"]');
  await expectMarked(home, 'article .status__info');
});

test('a hidden profile says whether the server limits its domain or only the account', async ({
  home,
  sandbox,
}) => {
  const { world, origin } = sandbox;
  const { limitedAccount, limitedDomain } = world.cast;
  for (const { id } of [limitedAccount, limitedDomain]) world.follows.remove(world.me.id, id);
  const hintOn = async (acct: string) => {
    await home.goto(`${origin}/@${acct}`);
    return waitFor('the hint', () =>
      home.evaluate(() => document.querySelector('.limited-account-hint .sluice-hint')?.textContent),
    );
  };
  expect(await hintOn('loudmouth@chaos.example')).toBe(
    'Your server limits this account. It does not limit chaos.example as a whole, as far as its public list says.',
  );
  expect(await hintOn('spammy@limited.example')).toBe(
    'Your server limits all of limited.example. Reason: Unsolicited advertising.',
  );
});
