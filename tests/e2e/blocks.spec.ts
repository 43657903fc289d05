/** Domain blocks: undone in time, imported from a list through faults and kills, as fast as the server allows. */
import {
  addFaults,
  dryRun,
  has,
  killBackground,
  openDashboard,
  openPart,
  refusedByLimits,
  textOf,
  usedOfWindows,
} from './blocks-steps';
import { expect, pause, test, waitFor } from './harness';
import { allowSnapshots } from './sign-in';

// Windows of twelve seconds in place of five minutes.
const WINDOW_SCALE = 0.04;
test.use({
  sandboxOptions: {
    threadsFollows: 505,
    statuses: 20,
    mastodonLike: { rateLimits: { windowScale: WINDOW_SCALE } },
  },
});
test.setTimeout(420_000);

test('a block can be undone before anything is sent', async ({ web, sandbox }) => {
  const dashboard = await openDashboard(web, sandbox);
  await dashboard.fill('input[name="domain"]', 'photog.example');
  await dashboard.press('Enter');
  await dashboard.click('input[name="without-snapshot"]');
  await dashboard.click('dialog .button-danger');
  await openPart(dashboard, 'jobs');
  await dashboard.click('[data-job="block"] [data-action="undo"]');
  await waitFor('the job to be stopped', () => has(dashboard, '[data-job="block"][data-state="cancelled"]'));
  await pause(12_000);
  expect(
    sandbox.requests.filter(({ method, path }) => method === 'POST' && path === '/api/v1/domain_blocks'),
  ).toEqual([]);
});

test('an import of 1,000 domains shows what it would cut, and blocks exactly the rest through faults and 20 kills', async ({
  web,
  sandbox,
}) => {
  const dashboard = await openDashboard(web, sandbox);
  await dashboard.fill('input[name="domain"]', 'a.example');
  await dashboard.press('Enter');
  await allowSnapshots(web, dashboard);
  await dashboard.press('Escape');
  const wanted = Array.from({ length: 1_000 }, (_, index) => `host${index}.example`);
  await dryRun(dashboard, ['threads.net', 'thr****.*et', '192.0.2.1', 'com', ...wanted]);
  expect(await textOf(dashboard, '[data-plan]')).toContain('505');
  expect(
    await dashboard.evaluate(
      () => document.querySelector<HTMLInputElement>('input[value="threads.net"]')?.checked,
    ),
  ).toBe(false);

  addFaults(sandbox);
  await dashboard.click('[data-action="start-import"]');
  await waitFor('the work', () => has(dashboard, '[data-job="import"]'));
  const blocked = () => sandbox.world.me.domainBlocks.size;
  for (let kill = 0; kill < 20; kill += 1) {
    // The first comes while the snapshots are taken, the last when all but a few are blocked.
    await waitFor(`${kill * 52} blocks`, async () => blocked() >= kill * 52, 120_000);
    await killBackground(web, dashboard);
  }
  await waitFor('all blocks', async () => blocked() >= wanted.length, 120_000);
  await waitFor('the end', () => has(dashboard, '[data-job="import"][data-state="done"]'), 120_000);
  expect([...sandbox.world.me.domainBlocks.keys()].sort()).toEqual(wanted.toSorted());
  expect(sandbox.requests.filter(({ faults }) => faults.length > 0).length).toBeGreaterThan(80);
  expect(refusedByLimits(sandbox)).toEqual([]);
  expect(Math.max(...usedOfWindows(sandbox))).toBeLessThanOrEqual(300);

  // Reads the list and the ties, takes 1,000 snapshots, waits, blocks, reads the list back.
  expect(await textOf(dashboard, '.card:has([data-job="import"])')).toContain('2,004 done, 0 not done');
  await dashboard.click('[data-action="steps"]');
  await waitFor('the report', () => has(dashboard, '.step-row'));
  const report = await textOf(dashboard, '.card:has([data-job="import"])');
  for (const figure of ['all (2,004)', 'not done as wanted (0)', 'still to do (0)'])
    expect(report).toContain(figure);
});

test.describe('with a third of what Mastodon allows', () => {
  // So that not the machine under the test sets the pace.
  test.use({
    sandboxOptions: {
      statuses: 20,
      mastodonLike: { rateLimits: { windowScale: WINDOW_SCALE, scale: 1 / 3 } },
    },
  });

  test('an import uses nine tenths of it once the first burst is spent', async ({ web, sandbox }) => {
    const limit = 100;
    const dashboard = await openDashboard(web, sandbox);
    const wanted = Array.from({ length: 340 }, (_, index) => `host${index}.example`);
    await dryRun(dashboard, wanted);
    await dashboard.click('input[name="accept-loss"]');
    sandbox.requests.length = 0;
    await dashboard.click('[data-action="start-import"]');
    await waitFor('the end', () => has(dashboard, '[data-job="import"][data-state="done"]'), 180_000);
    expect(sandbox.world.me.domainBlocks.size).toBe(wanted.length);
    // The first window was begun before, the last is not needed to its end.
    const full = usedOfWindows(sandbox).slice(1, -1);
    expect(full.length).toBeGreaterThanOrEqual(2);
    expect(Math.min(...full)).toBeGreaterThanOrEqual(0.9 * limit);
    expect(Math.max(...full)).toBeLessThanOrEqual(limit);
    expect(refusedByLimits(sandbox)).toEqual([]);
  });
});
