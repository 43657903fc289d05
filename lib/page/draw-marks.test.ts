// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseDomain } from '../fediverse/domain-name';
import mastodon from '../sites/adapters/mastodon';
import { settings } from '../storage/items';
import type { Mark, MarkKind } from './draw-marks';
import { createPage, type RunningPage } from './page';
import { createStatusMemory } from './status-memory';

const home = parseDomain('home.example');
if (!home) throw new Error('no domain');
const homeDomain = home;
const BADGE: Mark = { text: 'Threads', label: 'Threads account', network: 'threads' };
const LIMITED: Mark = { text: 'limited', label: 'limited by your server' };

let page: RunningPage;
let ending: AbortController;

beforeEach(() => {
  document.body.innerHTML = `
    <div class="status" data-id="1"><div class="status__info">
      <a class="status__display-name"><span class="display-name__account">@ann@one.example</span></a>
    </div></div>
    <a class="mention" href="/@ann@one.example">@ann</a>`;
  ending = new AbortController();
  page = createPage(document, mastodon, homeDomain, createStatusMemory(), settings.fallback, ending.signal);
});

afterEach(() => ending.abort());

/** Gives everybody of `one.example` a mark of a kind; what it returns takes it away. */
function markAll(kind: MarkKind, mark: Mark): () => void {
  const controller = new AbortController();
  page.markAccounts(
    kind,
    (acct) => (acct.endsWith('@one.example') ? mark : undefined),
    AbortSignal.any([controller.signal, ending.signal]),
  );
  return () => controller.abort();
}

function buttons(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.status__info .sluice-mark')];
}

function texts(): (string | null)[] {
  return buttons().map(({ textContent }) => textContent);
}

function link(): Element | null {
  return document.querySelector('.mention');
}

test('a mark that comes later leaves the others as they are, with the focus, and stands in its place', () => {
  markAll('limited', LIMITED);
  const [limited] = buttons();
  limited?.focus();
  markAll('badge', BADGE);
  expect(texts()).toEqual(['Threads', 'limited']);
  expect(buttons()[1]).toBe(limited);
  expect(document.activeElement).toBe(limited);
  expect(link()?.getAttribute('data-sluice-badge')).toBe('Threads');
  expect(link()?.getAttribute('data-sluice-limited')).toBe('limited');
});

test('marks that are taken away and given again are there again', () => {
  markAll('limited', LIMITED);
  const removeBadges = markAll('badge', BADGE);
  removeBadges();
  expect(texts()).toEqual(['limited']);
  expect(link()?.hasAttribute('data-sluice-network')).toBe(false);
  markAll('badge', BADGE);
  expect(texts()).toEqual(['Threads', 'limited']);
  expect(link()?.getAttribute('data-sluice-network')).toBe('threads');
});

test('a row that the page uses for somebody else loses the marks of whom it showed', async () => {
  markAll('badge', BADGE);
  const handle = document.querySelector('.display-name__account');
  if (!handle) throw new Error('no handle');
  handle.textContent = '@bo@two.example';
  document.querySelector('.status')?.setAttribute('data-id', '2');
  link()?.setAttribute('href', '/@bo@two.example');
  await Promise.resolve();
  expect(texts()).toEqual([]);
  expect(document.querySelectorAll('[data-sluice-beside], [data-sluice-network]')).toHaveLength(0);
});

test('a badge whose anchor the page made anew is taken over, not doubled', async () => {
  markAll('badge', BADGE);
  const [badge] = buttons();
  const name = document.querySelector('.status__display-name');
  name?.replaceWith(name.cloneNode(true));
  await Promise.resolve();
  expect(buttons()).toEqual([badge]);
  expect(badge?.closest('[data-sluice-at]')?.previousElementSibling?.className).toBe('status__display-name');
});

test('who gets a mark is asked once, and again when that has changed', () => {
  const asked: string[] = [];
  let mark: Mark | undefined;
  page.markAccounts(
    'badge',
    (acct) => {
      asked.push(acct);
      return mark;
    },
    ending.signal,
  );
  expect(asked).toEqual(['ann@one.example']);
  mark = BADGE;
  page.changeSettings(settings.fallback);
  expect(texts()).toEqual(['Threads']);
  mark = undefined;
  page.markAnew();
  expect(texts()).toEqual([]);
  expect(asked).toHaveLength(3);
});

test('a node of the page tells how its marks stand as long as there is one to see', () => {
  const look = () => link()?.getAttribute('data-sluice-look');
  markAll('blocked', LIMITED);
  expect(look()).toBeNull();
  const unbadge = markAll('badge', BADGE);
  const unlimit = markAll('limited', LIMITED);
  expect(look()).toBe('link');
  unbadge();
  expect(look()).toBe('link');
  unlimit();
  expect(look()).toBeNull();
});
