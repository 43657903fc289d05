/** Domain blocks that lose nothing: preview by name, snapshot, undo, restore, import, with the background killed meanwhile. */
import type { Sandbox } from '../sandbox/sandbox.ts';
import { expect, type TestBrowser, type TestPage, test, turnOnServer, waitFor } from './harness';
import { allowSnapshots, signIn } from './sign-in';

// Windows of twelve seconds in place of five minutes; the limit of follows a day is tested on a virtual clock.
test.use({
  sandboxOptions: {
    threadsFollows: 505,
    statuses: 20,
    mastodonLike: { followsPerDay: 2_000, acceptDelayMs: 300, rateLimits: { windowScale: 0.04 } },
  },
});
test.setTimeout(420_000);

async function openDashboard(web: TestBrowser, sandbox: Sandbox): Promise<TestPage> {
  await turnOnServer(web, sandbox.origin);
  const dashboard = await web.extensionPage('options.html');
  await signIn(web, dashboard);
  return dashboard;
}

function followsOf({ world }: Sandbox, domain: string) {
  return world.follows
    .from(world.me.id)
    .filter(({ targetId }) => world.person(targetId).domain === domain && !world.person(targetId).locked)
    .map(({ targetId, reblogs, notify, languages }) => ({
      targetId,
      reblogs,
      notify,
      languages,
      lists: [...world.me.lists.values()]
        .filter(({ members }) => members.has(targetId))
        .map(({ title }) => title),
    }))
    .sort((a, b) => a.targetId.localeCompare(b.targetId));
}

const has = (page: TestPage, selector: string) =>
  page.evaluate((wanted) => document.querySelector(wanted) !== null, selector);
const textOf = (page: TestPage, selector: string) =>
  page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);

test('a block tells by name whom it costs, and a restore brings all of them back', async ({
  web,
  sandbox,
}) => {
  const dashboard = await openDashboard(web, sandbox);
  const before = followsOf(sandbox, 'threads.net');
  expect(before.length).toBeGreaterThan(400);
  await dashboard.fill('input[name="domain"]', '@somebody@THREADS.net');
  await dashboard.press('Enter');
  await waitFor('the question', () => has(dashboard, 'dialog'));
  await allowSnapshots(web, dashboard);
  await waitFor('names', () => has(dashboard, 'dialog .tie-list'), 30_000);
  expect(await textOf(dashboard, 'dialog')).toContain('505');
  await dashboard.click('dialog .button-danger');
  await waitFor('the dialog to close', async () => !(await has(dashboard, 'dialog')));
  await web.killBackground();
  await waitFor('the block', async () => sandbox.world.me.blocksDomain('threads.net'), 90_000);
  await waitFor('the ties to be cut', async () => followsOf(sandbox, 'threads.net').length === 0, 30_000);

  await dashboard.evaluate(() => {
    location.hash = '#snapshots';
  });
  await waitFor('the snapshot', () => has(dashboard, '[data-snapshot="threads.net"]'));
  await dashboard.click('[data-snapshot="threads.net"] [data-action="restore"]');
  for (const share of [0.2, 0.5, 0.8]) {
    await waitFor(
      `${share} of the follows`,
      async () => followsOf(sandbox, 'threads.net').length > share * before.length,
      240_000,
    );
    await web.killBackground();
  }
  await waitFor(
    'everything to be as before',
    async () => JSON.stringify(followsOf(sandbox, 'threads.net')) === JSON.stringify(before),
    240_000,
  );
});

test('a block can be undone before anything is sent', async ({ web, sandbox }) => {
  const dashboard = await openDashboard(web, sandbox);
  await dashboard.fill('input[name="domain"]', 'photog.example');
  await dashboard.press('Enter');
  await dashboard.click('input[name="without-snapshot"]');
  await dashboard.click('dialog .button-danger');
  await dashboard.evaluate(() => {
    location.hash = '#jobs';
  });
  await dashboard.click('[data-job="block"] [data-action="undo"]');
  await waitFor('the job to be stopped', () => has(dashboard, '[data-job="block"][data-state="cancelled"]'));
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  expect(
    sandbox.requests.filter(({ method, path }) => method === 'POST' && path === '/api/v1/domain_blocks'),
  ).toEqual([]);
});

test('an import shows what it would cut, blocks the rest through faults and kills, and says what was refused', async ({
  web,
  sandbox,
}) => {
  const dashboard = await openDashboard(web, sandbox);
  await dashboard.fill('input[name="domain"]', 'a.example');
  await dashboard.press('Enter');
  await allowSnapshots(web, dashboard);
  await dashboard.press('Escape');
  const wanted = Array.from({ length: 48 }, (_, index) => `host${index}.example`);
  await dashboard.evaluate(() => {
    location.hash = '#import';
  });
  await waitFor('the form', () => has(dashboard, 'textarea[name="pasted"]'));
  await dashboard.evaluate(
    (text) => {
      const field = document.querySelector<HTMLTextAreaElement>('textarea[name="pasted"]');
      if (!field) return;
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    ['threads.net', 'thr****.*et', '192.0.2.1', 'com', ...wanted].join('\n'),
  );
  await dashboard.click('form button[type="submit"]');
  await waitFor('the dry run', () => has(dashboard, '[data-plan]'), 60_000);
  expect(await textOf(dashboard, '[data-plan]')).toContain('505');
  expect(
    await dashboard.evaluate(
      () => document.querySelector<HTMLInputElement>('input[value="threads.net"]')?.checked,
    ),
  ).toBe(false);
  sandbox.faults.add({ kind: 'status', statuses: [503], rate: 0.04 });
  sandbox.faults.add({ kind: 'drop-before', rate: 0.03 });
  sandbox.faults.add({ kind: 'drop-after', rate: 0.03 });
  sandbox.faults.add({ kind: 'slow', rate: 0.03, delayMs: 1_500 });
  await dashboard.click('[data-action="start-import"]');
  const blocked = () => wanted.filter((domain) => sandbox.world.me.blocksDomain(domain)).length;
  for (const count of [8, 22, 36]) {
    await waitFor(`${count} blocks`, async () => blocked() >= count, 180_000);
    await web.killBackground();
  }
  await waitFor('all blocks', async () => blocked() === wanted.length, 180_000);
  await waitFor('the end', () => has(dashboard, '[data-job="import"][data-state="done"]'), 120_000);
  expect([...sandbox.world.me.domainBlocks.keys()].sort()).toEqual([...wanted].sort());
  expect(sandbox.requests.filter(({ status }) => status === 429)).toEqual([]);
});
