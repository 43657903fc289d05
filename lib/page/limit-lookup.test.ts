import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Domain, parseDomain } from '../fediverse/domain-name';
import { createLimitLookup } from './limit-lookup';

beforeEach(() => {
  vi.stubGlobal('requestIdleCallback', (run: () => void) => queueMicrotask(run));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function domain(name: string): Domain {
  return parseDomain(name) as Domain;
}

function hidden(shown: string, name: string) {
  return {
    domain: shown,
    digest: createHash('sha256').update(name).digest('hex'),
    severity: 'silence',
  } as const;
}

test.each([
  ['thr****.*et', 'threads.net', 'threads.net'],
  ['thr****.*et', 'threads.net', 'www.threads.net'],
  ['*.thr****.*et', '*.threads.net', 'www.threads.net'],
])('finds by digest what %s hides', async (shown, name, asked) => {
  const onNews = vi.fn();
  const lookup = createLimitLookup(onNews);
  lookup.use([hidden(shown, name)]);
  expect(lookup.limitOf(domain(asked))).toBeUndefined();
  await vi.waitFor(() => expect(onNews).toHaveBeenCalledOnce());
  expect(lookup.limitOf(domain(asked))).toMatchObject({ severity: 'silence', listed: 'threads.net' });
});

test('works out no digest of names that cannot be meant', async () => {
  const digest = vi.spyOn(crypto.subtle, 'digest');
  const lookup = createLimitLookup(() => undefined);
  lookup.use([hidden('thr****.*et', 'threads.net')]);
  for (const name of ['mastodon.example', 'threads.example', 'heads.net']) lookup.limitOf(domain(name));
  await new Promise((next) => setTimeout(next, 10));
  expect(digest).not.toHaveBeenCalled();
});
