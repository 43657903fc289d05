/** Badges on what opens over a page or stands within a post: dialogs, cards, suggestions, quotes, previews of links. */
import type { Sandbox } from '../sandbox/sandbox.ts';
import { PLAIN_FOLLOW } from '../sandbox/world/follow-graph.ts';
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

/** A post of somebody on Threads, as newest one. */
function threadsPost({ world, pushStatus }: Sandbox): Post {
  return world.post(pushStatus({ author: world.cast.threads }).id);
}

/** The profile of somebody on Threads, with posts. */
async function openProfile(page: TestPage, sandbox: Sandbox): Promise<void> {
  threadsPost(sandbox);
  const { origin } = sandbox;
  await page.goto(`${origin}/@lena.bakes@threads.net`);
  await waitFor('posts', () => page.evaluate(() => document.querySelector('article .status__info') !== null));
}

const button = (name: string) => `article .status__action-bar button[aria-label^="${name}"]`;

test.describe('on 4.6', () => {
  test.use({ sandboxOptions: { version: '4.6' } });
  test('the dialog before a block tells who is on Threads', async ({ home, sandbox }) => {
    await openProfile(home, sandbox);
    await home.click('button[title^="Block domain"]');
    await expectMarked(home, '.safety-action-modal__header p');
  });
});

test('dialogs, suggestions, the answered post and the hover card tell who is on Threads', async ({
  home,
  sandbox,
}) => {
  await openProfile(home, sandbox);
  await home.click('button[title^="Block domain"]');
  await expectMarked(home, '.safety-action-modal__header div div');
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

  threadsPost(sandbox);
  const profile = encodeURIComponent('/@lena.bakes@threads.net');
  await home.goto(`${origin}/sandbox/session?signed_in=0&to=${profile}`);
  await expectMarked(home, '[data-sluice-at="profile"]');
  await expectMarked(home, 'article .status__info');
});

/** The sentence of ours within a part of the page. */
const hintIn = (page: TestPage, part: string) =>
  page.evaluate((selector) => document.querySelector(`${selector} .sluice-hint`)?.textContent ?? '', part);

const today = (page: TestPage) =>
  page.evaluate(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(Date.now()));

for (const place of ['.limited-account-hint', ':is(.account__header__bio, [class*="bioButtonsWrapper"])'])
  test(`whether the server limits a domain or only the account is said in ${place}`, async ({
    home,
    sandbox,
  }) => {
    const { world, origin } = sandbox;
    const { limitedAccount, limitedDomain } = world.cast;
    const isHidden = place.startsWith('.limited');
    for (const { id } of [limitedAccount, limitedDomain])
      if (isHidden) world.follows.remove(world.me.id, id);
      else world.follows.set(world.me.id, id, PLAIN_FOLLOW);
    const hintOn = async (acct: string) => {
      await home.goto(`${origin}/@${acct}`);
      return waitFor('the hint', async () => (await hintIn(home, place)) || undefined);
    };
    expect(await hintOn('loudmouth@chaos.example')).toBe(
      'Your server limits this account. It does not limit chaos.example as a whole, as far as its public list says.',
    );
    expect(await hintOn('spammy@limited.example')).toBe(
      `Your server limits all of limited.example. Reason: Unsolicited advertising. Known since ${await today(home)}.`,
    );
  });

test('a thread says that replies from limited servers may be hidden, if some are', async ({
  home,
  sandbox,
}) => {
  const { world, origin } = sandbox;
  const { limitedDomain, localFriend, me } = world.cast;
  world.follows.remove(world.me.id, limitedDomain.id);
  const asked = sandbox.pushStatus({ author: me, text: 'Who hides?' });
  const answered = sandbox.pushStatus({ author: me, text: 'Who answers?' });
  for (const author of [limitedDomain, localFriend]) sandbox.pushStatus({ author, inReplyTo: asked.id });
  const alone = sandbox.pushStatus({ author: me, text: 'Who is left?' });
  sandbox.pushStatus({ author: localFriend, inReplyTo: answered.id });
  sandbox.pushStatus({ author: limitedDomain, inReplyTo: alone.id });
  for (const { id } of [asked, alone]) {
    await home.goto(`${origin}/@${me.username}/${id}`);
    expect(await waitFor('the hint', async () => (await hintIn(home, '.detailed-status')) || undefined)).toBe(
      'Replies from 2 limited servers may be hidden here.',
    );
  }
  await home.goto(`${origin}/@${me.username}/${answered.id}`);
  await waitFor('the reply', () => home.evaluate(() => document.querySelectorAll('.status').length > 0));
  expect(await hintIn(home, '.detailed-status')).toBe('');
});
