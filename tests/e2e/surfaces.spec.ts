/** Badges on every surface of the page, and on a page that has changed its markup. */
import type { Sandbox } from '../sandbox/sandbox.ts';
import { expect, pause, type TestPage, test, waitFor } from './harness';
import { unavailable } from './page-health';
import { storeSettings, switchOff } from './store-settings';
import { walkTimeline } from './walk-timeline';

interface Row {
  readonly handle: string;
  readonly networks: readonly string[];
}

/** Handles that are written out on the page, each with the badges of the largest part of the page that is about it alone. */
function rows(page: TestPage): Promise<Row[]> {
  return page.evaluate(() => {
    const isHandle = (element: Element) => /^@[^\s@]+@[^\s@]+$/.test(element.textContent?.trim() ?? '');
    const handles = [...document.querySelectorAll('body *')].filter(
      (element) =>
        isHandle(element) &&
        ![...element.children].some(isHandle) &&
        !element.closest('[data-sluice], a.mention, .status__quote-author-button, .autosuggest-account') &&
        element.getClientRects().length > 0,
    );
    return handles.map((element) => {
      let row = element;
      while (row.parentElement && handles.filter((other) => row.parentElement?.contains(other)).length === 1)
        row = row.parentElement;
      const badges = [...row.querySelectorAll<HTMLElement>('[data-sluice-network]')].filter(
        (badge) => !badge.closest('[data-sluice-at="prepend"], [data-sluice-at="link-author"], a.mention'),
      );
      return {
        handle: element.textContent?.trim() ?? '',
        networks: badges.map((badge) => badge.dataset['sluiceNetwork'] ?? ''),
      };
    });
  });
}

/** Of the marks that stand on a surface; a mark alone is its own leaf. */
const marksAt = (surface: string, mark = 'button') =>
  `${mark}[data-sluice-at="${surface}"], [data-sluice-at="${surface}"] ${mark}`;

const isThreads = (handle: string) => /@(?:www\.)?threads\.(?:net|com)$/i.test(handle);

/** Every account of Threads has its badge and nobody else has one. */
async function expectRightRows(page: TestPage): Promise<void> {
  let seen: readonly Row[] = [];
  const isRight = async () => {
    seen = await rows(page);
    return (
      seen.length > 0 &&
      seen.every(({ handle, networks }) => networks.includes('threads') === isThreads(handle))
    );
  };
  await waitFor('the right badges', isRight, 5000).catch(() => undefined);
  const wrong = seen.filter(({ handle, networks }) => networks.includes('threads') !== isThreads(handle));
  expect({ url: await page.url(), wrong }).toEqual({ url: await page.url(), wrong: [] });
  expect(seen.length).toBeGreaterThan(0);
}

/** Where badges are found that stand beside no written-out handle. */
function marked(page: TestPage, selector: string): Promise<number> {
  return page.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
}

/** Posts that people on Threads wrote themselves. */
function threadsPosts({ world }: Sandbox) {
  return [...world.posts.values()].filter(
    ({ accountId, reblogOfId, visibility }) =>
      !reblogOfId && visibility === 'public' && world.person(accountId).domain === 'threads.net',
  );
}

/** Paths on which somebody on Threads is named by their handle. */
function paths(sandbox: Sandbox): string[] {
  const { world } = sandbox;
  const posts = threadsPosts(sandbox);
  const post = posts[0];
  if (!post) throw new Error('The generator made no post on Threads');
  const { username, domain } = world.person(post.accountId);
  const tag = posts.flatMap(({ tags }) => tags)[0];
  for (const { id } of posts.slice(0, 5)) {
    world.me.favourites.set(id, world.me.nextRow());
    world.me.bookmarks.set(id, world.me.nextRow());
  }
  return [
    '/home',
    '/public',
    '/public/remote',
    `/tags/${tag}`,
    '/lists/101',
    '/favourites',
    '/bookmarks',
    '/explore',
    '/explore/suggestions',
    '/search?q=threads',
    '/notifications',
    '/follow_requests',
    `/@${username}@${domain}`,
    `/@${username}@${domain}/${post.id}`,
    '/@robin/following',
    '/@robin/followers',
  ];
}

/** Opens a page and goes down in it until somebody on Threads is there. */
async function expectThreads(page: TestPage, url: string): Promise<void> {
  await page.goto(url);
  await waitFor(`Threads on ${url}`, async () => {
    const isThere = (await rows(page)).some(({ handle }) => isThreads(handle));
    if (!isThere) await page.evaluate(() => window.scrollBy(0, 200));
    return isThere;
  });
  await expectRightRows(page);
}

test('every surface has its badges, and nobody has one who is not on Threads', async ({ home, sandbox }) => {
  for (const path of paths(sandbox)) await expectThreads(home, sandbox.origin + path);
});

test('as wide as a phone, and in many columns, badges are the same', async ({ home, sandbox }) => {
  await home.setSize(390, 800);
  const shown = paths(sandbox);
  for (const path of shown.filter((_, index) => index % 3 === 0))
    await expectThreads(home, sandbox.origin + path);
  await home.setSize(1600, 900);
  await expectThreads(home, `${sandbox.origin}/sandbox/session?layout=multiple&to=/deck/public/remote`);
  expect(await marked(home, '.columns-area > .column')).toBeGreaterThan(2);
});

/** How high the rows are that name somebody, with what they say. */
function rowHeights(page: TestPage): Promise<[name: string, height: number][]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.status__info, .account, [class*="account_list_item__main"], .inline-follow-suggestions',
      ),
    ].map((row) => [
      row.querySelector('.display-name, h3 a')?.textContent ?? '',
      Math.round(row.getBoundingClientRect().height),
    ]),
  );
}

test('marks make no row higher, also as narrow as a phone', async ({ home, sandbox, web }) => {
  const extension = await web.extensionPage('popup.html');
  for (const width of [390, 1280])
    for (const path of ['/home', '/search?q=threads', '/@robin/followers']) {
      await home.bringToFront();
      await home.setSize(width, 800);
      await home.goto(sandbox.origin + path);
      await waitFor('marks', async () => (await marked(home, '[data-sluice-badge], .sluice-badge')) > 0);
      await pause(1000);
      const having = await rowHeights(home);
      await switchOff(extension, ['origin-badge', 'limited-notice', 'own-block', 'delivery-delay']);
      await waitFor('no marks', async () => (await marked(home, '[data-sluice-badge], .sluice-marks')) === 0);
      expect({ path, width, rows: having }).toEqual({ path, width, rows: await rowHeights(home) });
      expect(having.length).toBeGreaterThan(1);
      await storeSettings(extension, {});
    }
});

test('accounts without a written handle are marked too', async ({ home, sandbox }) => {
  await home.goto(`${sandbox.origin}/notifications`);
  await waitFor('the groups', async () => (await marked(home, '[data-sluice-look="avatar"]')) > 0);
  expect(await marked(home, marksAt('notification-label', '[data-sluice-network]'))).toBeGreaterThan(0);
});

test('private mentions have their badges', async ({ home, sandbox }) => {
  await home.goto(`${sandbox.origin}/conversations`);
  await waitFor('badges', async () => (await marked(home, marksAt('conversation'))) > 0);
  const names = await home.evaluate(
    (selector) => [...document.querySelectorAll(selector)].map((badge) => badge.ariaLabel),
    marksAt('conversation'),
  );
  expect(names).toContain('Threads account. About Threads');
});

test('the card tells of the network, is named, and gives the focus back', async ({ home }) => {
  const badge = 'article .status__info button[data-sluice-network="threads"]';
  await waitFor('a badge', async () => (await marked(home, badge)) > 0);
  await home.evaluate((selector) => {
    const button = document.querySelector<HTMLElement>(selector);
    button?.scrollIntoView({ block: 'center' });
    button?.focus();
  }, badge);
  await home.press('Enter');
  await waitFor('the card', async () => (await marked(home, '.sluice-card')) > 0);
  const card = await home.evaluate(() => document.querySelector('.sluice-card')?.textContent ?? '');
  expect(card).toContain('Run by Meta');
  expect(await home.url()).toContain('/home');
  await home.press('Escape');
  await waitFor('the card to go', async () => (await marked(home, '.sluice-card')) === 0);
  const focused = await home.evaluate(() => document.activeElement?.getAttribute('data-sluice-network'));
  expect(focused).toBe('threads');
});

/** What the page does to its markup, and what of ours is not available then. */
const SWITCHES: readonly { switched: object; missing: readonly string[] }[] = [
  { switched: { renameModules: true }, missing: [] },
  {
    switched: { renameClasses: ['status__info', 'status__display-name', 'display-name__account'] },
    missing: ['limited-notice', 'origin-badge', 'own-block'],
  },
  { switched: { renameClasses: ['item-list'] }, missing: ['written-order'] },
  { switched: { dropIds: true }, missing: ['delivery-delay', 'written-order'] },
  { switched: { nestDeeper: true }, missing: ['written-order'] },
];

test('on markup that we do not know the page goes on, and the popup is told what is missing', async ({
  home,
  sandbox,
  web,
}) => {
  const extension = await web.extensionPage('popup.html');
  for (const { switched, missing } of SWITCHES) {
    await home.bringToFront();
    await home.evaluate((value) => localStorage.setItem('sandbox', JSON.stringify(value)), switched);
    await home.goto(`${sandbox.origin}/home`);
    await waitFor('the page', () =>
      home.evaluate(() => document.querySelectorAll('article time').length > 1),
    );
    for (const { handle, networks } of await rows(home))
      if (!isThreads(handle)) expect({ handle, networks }).not.toEqual({ handle, networks: ['threads'] });
    const told = async () => Object.keys(await unavailable(extension)).toSorted();
    await waitFor(`word of ${missing}`, async () => (await told()).join() === missing.join()).catch(
      () => undefined,
    );
    expect({ switched, told: await told() }).toEqual({ switched, told: missing });
    if (missing.includes('written-order')) expect(await marked(home, '[data-sluice-ordered]')).toBe(0);
  }
});

test.describe('on a long timeline', () => {
  test.use({ sandboxOptions: { statuses: 540 } });

  test('no frame shows somebody of Threads without a badge, down, up and again', async ({
    home,
    sandbox,
  }) => {
    const { world } = sandbox;
    for (const [direction, count] of WALKS) {
      const { entries, badges, faults, frames } = await walkTimeline(home, direction, count);
      expect(entries, `${direction}, ${frames} frames`).toBeGreaterThanOrEqual(count);
      expect(faults).toEqual([]);
      const authors = badges.map(([id]) => world.person(world.post(id).accountId));
      const onThreads = authors.map(({ domain }) => isThreads(`@${domain}`));
      expect(badges.map(([, network]) => network === 'threads')).toEqual(onThreads);
      expect(onThreads.filter(Boolean).length).toBeGreaterThan(count / 10);
    }
  });
});

const WALKS = [
  ['down', 500],
  ['up', 300],
  ['down', 300],
  ['up', 300],
] as const;
