// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Domain, parseDomain } from '../../lib/fediverse/domain-name';
import { planImport } from '../../lib/rules/import-plan';
import type { FollowerTie } from '../../lib/rules/snapshot';
import { speakKeys } from '../../tests/doubles/spoken-keys';

beforeEach(() => {
  fakeBrowser.reset();
  speakKeys();
});

afterEach(() => render(null, document.body));

function domain(name: string): Domain {
  const parsed = parseDomain(name);
  if (!parsed) throw new Error(name);
  return parsed;
}

const tie = (acct: string): FollowerTie => ({ id: acct, acct, displayName: `Name of ${acct}` });

async function open(
  ties: Partial<Record<'follows' | 'followers' | 'requests', readonly FollowerTie[]>>,
): Promise<void> {
  // Numbers are written in a language that is asked for as soon as the module is loaded.
  const { DryRun } = await import('./dry-run');
  const rows = [{ domain: domain('shy.example'), line: 1 }];
  const all = { follows: [], followers: [], requests: [], ...ties };
  const plan = planImport(rows, all, new Set(), domain('home.example'));
  const list = { format: 'lines', rows, refused: [], duplicates: 0, reread: [] } as const;
  render(<DryRun name="list" list={list} plan={plan} knowsTies onStart={() => undefined} />, document.body);
}

const summary = () => document.querySelector('.tied-row summary')?.textContent ?? '';

test('people who asked to follow are counted and named as such, and their domain is not ticked', async () => {
  await open({ requests: [tie('ed@shy.example')] });
  expect(summary()).toContain('import_requests 1');
  expect(document.querySelector<HTMLInputElement>('[name="tied"]')?.checked).toBe(false);
  const details = document.querySelector<HTMLDetailsElement>('.tied-row details');
  await act(() => {
    if (details) details.open = true;
    details?.dispatchEvent(new Event('toggle'));
  });
  expect(document.querySelector('.tie-list')?.textContent).toContain('block_askToFollow 1');
  expect(document.querySelector('.tie-list')?.textContent).toContain('Name of ed@shy.example');
});

test('where nobody asked to follow, nothing is said of it', async () => {
  await open({ follows: [tie('ann@shy.example')] });
  expect(summary()).toContain('import_ties 1 0');
  expect(summary()).not.toContain('import_requests');
});
