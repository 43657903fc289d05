/** Badges on every surface of the page, and on a page that has changed its markup. */
import type { Sandbox } from '../sandbox/sandbox.ts';
import { expect, type TestPage, test, waitFor } from './harness';
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
  expect(seen.filter(({ handle, networks }) => networks.includes('threads') !== isThreads(handle))).toEqual(
    [],
  );
  expect(seen.length).toBeGreaterThan(0);
}

/** Where badges are found that stand beside no written-out handle. */
function marked(page: TestPage, selector: string): Promise<number> {
  return page.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
}

/** Somebody on Threads with a post of their own in the home timeline. */
function threadsAccount({ world }: Sandbox) {
  for (const post of world.posts.values()) {
    const { username, domain } = world.person(post.accountId);
    if (domain === 'threads.net' && !post.reblogOfId) return { threads: `${username}@${domain}`, post };
  }
  throw new Error('The generator made no post on Threads');
}

test('every surface has its badges, and nobody has one who is not on Threads', async ({ home, sandbox }) => {
  const { threads, post } = threadsAccount(sandbox);
  const paths = [
    '/home',
    '/public/remote',
    '/explore',
    '/explore/suggestions',
    '/search?q=threads',
    '/notifications',
    '/follow_requests',
    `/@${threads}`,
    `/@${threads}/${post.id}`,
    '/@robin/following',
    '/@robin/followers',
  ];
  for (const path of paths) {
    await home.goto(`${sandbox.origin}${path}`);
    await waitFor(`Threads on ${path}`, async () =>
      (await rows(home)).some(({ handle }) => isThreads(handle)),
    );
    await expectRightRows(home);
  }
});

test('accounts without a written handle are marked too', async ({ home, sandbox }) => {
  await home.goto(`${sandbox.origin}/notifications`);
  await waitFor('the groups', async () => (await marked(home, '[data-sluice-look="avatar"]')) > 0);
  expect(await marked(home, '[data-sluice-at="notification-label"] [data-sluice-network]')).toBeGreaterThan(
    0,
  );
});

test('private mentions have their badges', async ({ home, sandbox }) => {
  await home.goto(`${sandbox.origin}/conversations`);
  await waitFor('badges', async () => (await marked(home, '[data-sluice-at="conversation"] button')) > 0);
  const names = await home.evaluate(() =>
    [...document.querySelectorAll('[data-sluice-at="conversation"] button')].map((badge) => badge.ariaLabel),
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

const SWITCHES = [
  { renameModules: true },
  { renameClasses: ['status__info', 'status__display-name', 'display-name__account'] },
  { dropIds: true },
  { nestDeeper: true },
];

test('on markup that we do not know the page goes on, and less is shown', async ({ home, sandbox }) => {
  for (const switched of SWITCHES) {
    await home.evaluate((value) => localStorage.setItem('sandbox', JSON.stringify(value)), switched);
    await home.goto(`${sandbox.origin}/home`);
    await waitFor('the page', () =>
      home.evaluate(() => document.querySelectorAll('article time').length > 5),
    );
    for (const { handle, networks } of await rows(home))
      if (!isThreads(handle)) expect({ handle, networks }).not.toEqual({ handle, networks: ['threads'] });
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
