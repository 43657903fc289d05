/** Every page in `tests/fixtures/sites` is known by the adapter of its folder, by no other, and shows whom its `.json` says. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { siteAdapters } from '../../lib/sites/registry';
import type { SiteAdapter } from '../../lib/sites/site-adapter';

const ROOT = 'tests/fixtures/sites';

interface Expected {
  readonly path: string;
  /** Surface and handle; `#id` where the page tells only the account's id. */
  readonly spots: readonly (readonly [string, string])[];
  /** Ids of the statuses whose time is shown. */
  readonly times: readonly string[];
}

const pages = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({ file, adapterId: file.split(/[/\\]/)[0] ?? '' }));

function load(file: string): { page: Document; expected: Expected } {
  const expected = JSON.parse(readFileSync(join(ROOT, file.replace(/html$/, 'json')), 'utf8'));
  const page = documentOf(readFileSync(join(ROOT, file), 'utf8'), expected.path);
  return { page, expected };
}

function documentOf(markup: string, path: string): Document {
  return new JSDOM(markup, { url: `https://social.home.example${path}` }).window.document;
}

function adapterOf(id: string): SiteAdapter {
  const adapter = siteAdapters.find((one) => one.id === id);
  if (!adapter) throw new Error(`No adapter is called ${id}`);
  return adapter;
}

function spotsOn(adapter: SiteAdapter, page: Document): string[] {
  const any = adapter.spots.map(({ selector }) => selector).join();
  return [...page.querySelectorAll(any)].flatMap((element) => {
    const rule = adapter.spots.find(({ selector }) => element.matches(selector));
    const facts = rule?.read(element);
    const who = facts?.acct ?? (facts?.accountId && `#${facts.accountId}`);
    return rule && who ? [`${rule.surface} ${who}`] : [];
  });
}

test('there are pages of every version, in both flavours', () => {
  const versions = ['4.3', '4.4', '4.5', '4.6', '4.7'];
  const expected = ['mastodon', 'mastodon-glitch']
    .flatMap((id) => versions.map((one) => join(id, one)))
    .sort();
  expect([...new Set(pages.map(({ file }) => file.slice(0, -basename(file).length - 1)))].sort()).toEqual(
    expected,
  );
});

describe.each(pages)('$file', ({ file, adapterId }) => {
  const { page, expected } = load(file);
  const adapter = adapterOf(adapterId);

  test('is claimed by exactly one adapter', () => {
    expect(siteAdapters.filter((one) => one.claims(page)).map(({ id }) => id)).toEqual([adapterId]);
  });

  test('shows the accounts that are listed for it, and no others', () => {
    expect(spotsOn(adapter, page).sort()).toEqual(expected.spots.map((spot) => spot.join(' ')).sort());
  });

  test('shows the times that are listed for it', () => {
    const times = [...page.querySelectorAll(adapter.timeSelector)].map((link) => adapter.readTime(link));
    expect(times.map((time) => time?.statusId).sort()).toEqual([...expected.times].sort());
  });

  test('passes the self-check and tells its home domain', () => {
    expect(adapter.selfCheck(page)).toEqual([]);
    expect(adapter.homeDomain(page)).toBe('social.home.example');
  });
});

describe('a page that changes its markup', () => {
  const { page, expected } = load(join('mastodon', '4.6', 'home.html'));
  const adapter = adapterOf('mastodon');
  const changed = (change: (markup: string) => string) => {
    return documentOf(change(page.documentElement.outerHTML), expected.path);
  };

  test.each([
    ['renames the class of names', /status__info/g, ['handles']],
    ['renames the class of times', /status__relative-time/g, ['times']],
    ['renames the class of posts', /"status /g, ['posts', 'times']],
    ['drops the role of lists', /role="feed"/g, ['feeds']],
    ['drops the ids of posts', /data-id=/g, ['feeds', 'posts', 'times']],
    ['renames the class of lists', /item-list/g, ['feeds']],
  ] as const)('%s: the self-check says what is not to be had', (_, pattern, failed) => {
    const other = changed((markup) => markup.replace(pattern, (found) => `x-${found}`));
    expect(adapter.selfCheck(other)).toEqual(failed);
    expect(() => spotsOn(adapter, other)).not.toThrow();
  });
});
