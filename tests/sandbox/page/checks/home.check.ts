import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryIds, setStage } from './stage.ts';

const stage = setStage({ version: '4.6', statuses: 200 });

test('posts are asked for by XMLHttpRequest and drawn as entries of a feed', async () => {
  const page = await stage().open('/home');
  await page.waitForSelector('article .status');
  assert.equal((await entryIds(page)).length, 20);
  const article = page.locator('article').first();
  const id = await article.getAttribute('data-id');
  assert.equal(await article.getAttribute('aria-posinset'), '1');
  assert.match(id ?? '', /^\d{17,}$/);
  assert.equal(await page.locator('article[data-id=inline-follow-suggestions]').count(), 1);
  const asked = stage().sandbox.requests.filter(({ path }) => path === '/api/v1/timelines/home');
  assert.ok(asked.length > 0 && asked.every(({ isPage, status }) => isPage && status === 200));
  await page.close();
});

test('a reader who comes back finds the list where they left it', async () => {
  const page = await stage().open('/home');
  await page.waitForSelector('article .status');
  await page.evaluate(() => window.scrollTo(0, 1500));
  await page.waitForTimeout(400);
  const top = await page.evaluate(() => window.scrollY);
  await page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLElement>('article a.status__relative-time')];
    links.find((link) => link.getBoundingClientRect().top > 150)?.click();
  });
  await page.waitForSelector('.detailed-status');
  assert.equal(await page.locator('article').count(), 0);
  await page.goBack();
  await page.waitForSelector('article .status');
  const back = await page.evaluate(() => window.scrollY);
  assert.ok(Math.abs(back - top) < 3, `${back} is not ${top}`);
  await page.close();
});

test('entries off screen are emptied to a placeholder of their height, and filled again', async () => {
  const page = await stage().open('/home');
  await page.waitForSelector('article .status');
  const id = (await entryIds(page)).at(-1);
  const last = page.locator(`article[data-id="${id}"]`);
  await page.waitForSelector(`article[data-id="${id}"][style*="opacity: 0"]`);
  assert.equal(await last.locator('time').count(), 0);
  assert.ok(await last.locator('.status__wrapper > span').first().textContent());
  const emptied = await last.evaluate((element) => element.getBoundingClientRect().height);
  await last.scrollIntoViewIfNeeded();
  await last.locator('time').first().waitFor();
  const filled = await last.evaluate((element) => element.getBoundingClientRect().height);
  assert.ok(Math.abs(filled - emptied) < 1, `${filled} is not ${emptied}`);
  await page.close();
});

test('scrolling near the end loads more', async () => {
  const page = await stage().open('/home');
  await page.waitForSelector('article .status');
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForFunction(() => document.querySelectorAll('article').length >= 40);
  const ids = await entryIds(page);
  assert.equal(new Set(ids).size, ids.length);
  await page.close();
});

test('a post that streams in comes on top; a long list read from the top is cut to twenty', async () => {
  const page = await stage().open('/home');
  await page.waitForSelector('article .status');
  const first = stage().sandbox.pushLateStatus();
  await page.waitForSelector(`article[data-id="${first.id}"]`);
  assert.equal((await entryIds(page))[0], first.id);
  for (let pages = 2; pages <= 3; pages++) {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForFunction(
      (count) => document.querySelectorAll('article').length > count,
      20 * (pages - 1) + 5,
    );
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.waitForTimeout(300);
  const second = stage().sandbox.pushStatus();
  await page.waitForSelector(`article[data-id="${second.id}"]`);
  // The suggestions of accounts count as one.
  assert.equal(await page.locator('[role=feed] > article').count(), 21);
  await page.close();
});

test('a reader further down stays where they are when something comes on top', async () => {
  const page = await stage().open('/home');
  await page.waitForSelector('article .status');
  await page.evaluate(() => window.scrollTo(0, 1200));
  await page.waitForTimeout(400);
  const positionOf = () =>
    page.evaluate(() => {
      const seen = [...document.querySelectorAll('article')].find(
        (article) => article.getBoundingClientRect().top > 100,
      );
      return { id: seen?.dataset['id'], top: seen?.getBoundingClientRect().top ?? 0 };
    });
  const before = await positionOf();
  const pushed = stage().sandbox.pushStatus();
  await page.waitForSelector(`article[data-id="${pushed.id}"]`, { state: 'attached' });
  await page.waitForTimeout(300);
  const after = await positionOf();
  assert.equal(after.id, before.id);
  assert.ok(Math.abs(after.top - before.top) < 3, `moved by ${after.top - before.top}`);
  await page.close();
});

test('j and k walk the entries in the order of their nodes', async () => {
  const page = await stage().open('/home');
  await page.waitForSelector('article .status');
  const focused = () => page.evaluate(() => document.activeElement?.closest('article')?.dataset['id']);
  const ids = await entryIds(page);
  await page.keyboard.press('j');
  assert.equal(await focused(), ids[0]);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  assert.equal(await focused(), ids[2]);
  await page.keyboard.press('k');
  assert.equal(await focused(), ids[1]);
  await page.close();
});

test('a lost connection leaves a gap that closes when the connection is back', async () => {
  const page = await stage().open('/home');
  await page.waitForSelector('article .status');
  stage().sandbox.dropStreams();
  await page.waitForSelector('article[data-id^="gap:"]', { state: 'attached' });
  const missed = stage().sandbox.pushStatus();
  await page.waitForSelector(`article[data-id="${missed.id}"]`, { state: 'attached' });
  await page.waitForFunction(() => document.querySelector('article[data-id^="gap:"]') === null);
  await page.close();
});

test('in slow mode new posts wait for a click', async () => {
  const page = await stage().open('/sandbox/session?slow=1&to=/home');
  await page.waitForSelector('article .status');
  const pushed = stage().sandbox.pushLateStatus();
  await page.click('.item-list > button.load-gap');
  await page.waitForSelector(`article[data-id="${pushed.id}"]`);
  await page.close();
});

test('a page whose nodes were taken away says that it has crashed', async () => {
  const page = await stage().open('/home');
  await page.waitForSelector('article .status');
  await page.evaluate(() => document.querySelector('article')?.remove());
  const pushed = stage().sandbox.pushStatus();
  await page.waitForSelector('.error-boundary');
  assert.ok(pushed.id);
  stage().problems.length = 0;
  await page.close();
});

test('nothing else went wrong in any page', () => {
  assert.deepEqual(stage().problems, []);
});
