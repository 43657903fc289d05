// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Domain, parseDomain } from '../../lib/fediverse/domain-name';
import type { BlockRow } from '../../lib/messaging/answers';
import { planImport, type SeverityMapping } from '../../lib/rules/import-plan';
import type { FollowerTie } from '../../lib/rules/snapshot';
import { speakKeys } from '../../tests/doubles/spoken-keys';

beforeEach(() => {
  fakeBrowser.reset();
  onStart.mockReset();
  speakKeys();
});

afterEach(() => render(null, document.body));

function domain(name: string): Domain {
  const parsed = parseDomain(name);
  if (!parsed) throw new Error(name);
  return parsed;
}

const tie = (acct: string): FollowerTie => ({ id: acct, acct, displayName: `Name of ${acct}` });

type Row = Parameters<typeof planImport>[0][number];

const onStart = vi.fn();

async function open(
  ties: Partial<Record<'follows' | 'followers' | 'requests', readonly FollowerTie[]>>,
  listed: readonly Row[] = [{ domain: domain('shy.example') }],
  saved: readonly BlockRow[] = [],
  differing = 0,
): Promise<void> {
  // Numbers are written in a language that is asked for as soon as the module is loaded.
  const { DryRun } = await import('./dry-run');
  const rows = listed.map((row, index) => ({ ...row, line: index + 1 }));
  const all = { follows: [], followers: [], requests: [], ...ties };
  const planFor = (mapping: SeverityMapping) =>
    planImport(rows, all, new Set(), domain('home.example'), mapping);
  const list = { format: 'lines', rows, refused: [], duplicates: 0, reread: [] } as const;
  render(<DryRun {...{ list, planFor, onStart, saved, differing }} name="list" knowsTies />, document.body);
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

const choice = (name: string) => document.querySelector<HTMLSelectElement>(`select[name="${name}"]`);

async function choose(name: string, value: string): Promise<void> {
  await act(() => {
    const select = choice(name);
    if (!select) throw new Error(`no choice of ${name}`);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

const start = () =>
  act(() => document.querySelector<HTMLButtonElement>('[data-action="start-import"]')?.click());

test('what a list limits is marked, or blocked if the person says so, and then named with its ties', async () => {
  const silenced = ['loud.example', 'shy.example'].map((name) => ({
    domain: domain(name),
    severity: 'silence' as const,
  }));
  await open({ follows: [tie('ann@shy.example')] }, silenced);
  expect(choice('suspend')).toBeNull();
  await start();
  expect(onStart).toHaveBeenLastCalledWith({
    domains: [],
    marked: ['loud.example', 'shy.example'],
    keeps: 'mine',
  });
  await choose('silence', 'block');
  expect(summary()).toContain('import_ties 1 0');
  await start();
  expect(onStart).toHaveBeenLastCalledWith({ domains: ['loud.example'], marked: [], keeps: 'mine' });
  await choose('silence', 'nothing');
  expect(document.querySelector<HTMLButtonElement>('[data-action="start-import"]')?.disabled).toBe(true);
});

test('a list without severities asks for none', async () => {
  await open({});
  expect([choice('suspend'), choice('silence')]).toEqual([null, null]);
});

test('a backup whose domains are all blocked can still bring its notes, and asks whose words stay', async () => {
  const saved = [{ domain: 'known.example', since: 5, source: 'hand', note: 'why' }];
  await open({}, [], saved, 1);
  expect(document.body.textContent).toContain('import_backup 1');
  expect(document.body.textContent).toContain('import_differing 1');
  await start();
  expect(onStart).toHaveBeenLastCalledWith({ domains: [], marked: [], keeps: 'mine' });
  await choose('keeps', 'file');
  await start();
  expect(onStart).toHaveBeenLastCalledWith({ domains: [], marked: [], keeps: 'file' });
});
