import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '@playwright/test';
import type { Version } from '../../server/versions.ts';
import { setStage } from './stage.ts';

const stage = setStage({ version: '4.6', statuses: 120, mastodonLike: { rateLimits: { enabled: false } } });

/** Path, and what must be there when it is drawn. */
const SURFACES: readonly (readonly [string, string])[] = [
  ['/home', 'article .status__action-bar'],
  ['/public', 'article .status'],
  ['/public/local', 'article .status'],
  ['/public/remote', 'article .status'],
  ['/lists', '.lists__item'],
  ['/explore', 'article .status'],
  ['/explore/links', '.story'],
  ['/explore/suggestions', '.explore-suggestions-card__body'],
  ['/notifications', '.notification-group .avatar-group, .notification-group__avatar-group'],
  ['/notifications/requests', '.notification-request'],
  ['/conversations', '.conversation'],
  ['/follow_requests', '.account-authorize'],
  ['/favourites', '.empty-column-indicator, article .status'],
  ['/bookmarks', '.empty-column-indicator, article .status'],
  ['/domain_blocks', '.empty-column-indicator, .domain'],
  ['/search?q=th', '.search-results__section .account'],
];

function setVersion(version: Version, flavour: 'vanilla' | 'glitch'): void {
  Object.assign(stage().sandbox.settings, { version, flavour });
}

function acctOf({ username, domain }: { username: string; domain: string | null }): string {
  return domain === null ? username : `${username}@${domain}`;
}

async function visit(page: Page, path: string, selector: string): Promise<void> {
  await page.goto(stage().sandbox.origin + path);
  await page.waitForSelector(selector, { timeout: 8000, state: 'attached' });
  assert.equal(await page.locator('.error-boundary').count(), 0, path);
}

const LOOKS: readonly (readonly [Version, 'vanilla' | 'glitch'])[] = [
  ['4.3', 'vanilla'],
  ['4.4', 'vanilla'],
  ['4.5', 'vanilla'],
  ['4.5', 'glitch'],
  ['4.6', 'vanilla'],
  ['4.7', 'glitch'],
];

for (const [version, flavour] of LOOKS) {
  test(`every surface is drawn by ${version} ${flavour}`, async () => {
    setVersion(version, flavour);
    const page = await stage().open('/home');
    for (const [path, selector] of SURFACES) await visit(page, path, selector);
    const { world } = stage().sandbox;
    const post = [...world.posts.values()].find(({ accountId, reblogOfId, inReplyToId, visibility }) => {
      const { limited, suspended, deleted } = world.person(accountId);
      return !reblogOfId && !inReplyToId && visibility === 'public' && !limited && !suspended && !deleted;
    });
    assert.ok(post);
    const acct = acctOf(world.person(post.accountId));
    await visit(page, `/@${acct}`, '[role=feed] > article');
    const header =
      version >= '4.6' ? '._comp_account_header__handleHelpButton' : '.account__header__tabs__name small';
    assert.match((await page.locator(header).textContent()) ?? '', new RegExp(`^@${acct}`));
    await visit(page, `/@${world.me.person.username}/followers`, '[role=feed] > article a');
    await visit(page, `/@${acct}/${post.id}`, '.detailed-status');
    await page.close();
  });

  test(`names and times stand where ${version} ${flavour} has them`, async () => {
    setVersion(version, flavour);
    const page = await stage().open('/home');
    const status = page.locator('article .status').first();
    await status.waitFor();
    const name = status.locator('a.status__display-name').first();
    const title = (await name.getAttribute('title')) ?? '';
    assert.equal(title.startsWith('@'), version >= '4.5');
    assert.equal((await name.getAttribute('data-id')) !== null, version >= '4.5');
    const isBelow = (await status.locator('.status__action-bar time').count()) === 1;
    assert.equal(isBelow, flavour === 'glitch');
    // The first: the post may quote another.
    assert.equal(await status.locator('.status__info').first().locator('time').count(), isBelow ? 0 : 1);
    const href = (await name.getAttribute('href')) ?? '';
    assert.equal(href.startsWith('/@'), flavour === 'vanilla');
    await page.close();
  });
}

test('a limited account that is not followed hides behind a hint', async () => {
  setVersion('4.6', 'vanilla');
  const { world } = stage().sandbox;
  const limited = [...world.people.values()].find((person) => person.limited && !person.suspended);
  assert.ok(limited);
  world.follows.remove(world.me.id, limited.id);
  const page = await stage().open(`/@${acctOf(limited)}`);
  await page.waitForSelector('.limited-account-hint');
  await page.click('.limited-account-hint button');
  await page.waitForSelector('[role=feed]', { state: 'attached' });
  await page.close();
});

test('a hover card comes up and the link has no title meanwhile', async () => {
  const page = await stage().open('/home');
  const name = page.locator('article a.status__display-name').first();
  await name.hover();
  await page.waitForSelector('#hover-card .display-name__account');
  assert.equal(await name.getAttribute('title'), null);
  await page.mouse.move(5, 400);
  await page.waitForSelector('#hover-card', { state: 'detached' });
  assert.match((await name.getAttribute('title')) ?? '', /^@/);
  await page.close();
});

test('the composer suggests people while a mention is written', async () => {
  const page = await stage().open('/home');
  await page.locator('.autosuggest-textarea__textarea').pressSequentially('Hello @le');
  await page.waitForSelector('.autosuggest-account[title]');
  await page.close();
});

test('a domain is blocked from a profile after a dialog', async () => {
  const { world } = stage().sandbox;
  const page = await stage().open(`/@${acctOf(world.cast.threads)}`);
  await page.click('button[title^="Block domain"]');
  await page.click('.safety-action-modal .button');
  await page.waitForSelector('._comp_account_header__badges');
  assert.ok(world.me.blocksDomain('threads.net'));
  await page.close();
});

test('many columns, right to left, a phone and a reader who is not signed in each have their layout', async () => {
  const many = await stage().open('/sandbox/session?layout=multiple&to=/');
  await many.waitForSelector('body.layout-multiple-columns .columns-area > .column article .status');
  await many.close();
  const arabic = await stage().open('/sandbox/session?locale=ar&to=/home');
  await arabic.waitForSelector('article .status');
  assert.equal(await arabic.evaluate(() => getComputedStyle(document.body).direction), 'rtl');
  await arabic.close();
  const phone = await stage().open('/home', { viewport: { width: 390, height: 800 } });
  await phone.waitForSelector('.ui__navigation-bar__item');
  const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `${overflow} px too wide`);
  await phone.close();
  const { world } = stage().sandbox;
  const local = `/@${world.me.person.username}`;
  const out = await stage().open(`/sandbox/session?signed_in=0&to=${encodeURIComponent(local)}`);
  await out.waitForSelector('._comp_account_header__name');
  assert.equal(await out.locator('meta[name=initialPath]').count(), 0);
  await out.close();
});

test('markup switches change what selectors rely on', async () => {
  const page = await stage().open('/home');
  const set = { dropIds: true, renameClasses: ['status__display-name'], nestDeeper: true };
  await page.evaluate((value) => localStorage.setItem('sandbox', JSON.stringify(value)), set);
  await page.reload();
  await page.waitForSelector('.deeper > article .status__display-name-renamed');
  assert.equal(await page.locator('article[data-id]').count(), 0);
  await page.close();
});

test('nothing went wrong in any page', () => {
  assert.deepEqual(stage().problems, []);
});
