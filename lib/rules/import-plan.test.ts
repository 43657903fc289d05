import { describe, expect, test } from 'vitest';
import { parseDomain } from '../fediverse/domain-name';
import { type ImportPlan, planImport, type SeverityMapping } from './import-plan';

function domain(name: string) {
  const parsed = parseDomain(name);
  if (!parsed) throw new Error(name);
  return parsed;
}

const tie = (acct: string) => ({ id: acct, acct, displayName: acct });

test('sorts a list by what would happen, and says whom it would cut', () => {
  const rows = [
    { domain: domain('threads.net'), severity: 'suspend' as const },
    { domain: domain('new.example') },
    { domain: domain('shy.example') },
    { domain: domain('known.example') },
    { domain: domain('limited.example'), severity: 'silence' as const },
    { domain: domain('fine.example'), severity: 'noop' as const },
  ];
  const ties = {
    follows: [tie('ann@threads.net'), tie('bo@threads.net'), tie('cy')],
    followers: [tie('di@www.threads.net')],
    requests: [tie('ed@shy.example'), tie('flo@threads.net')],
  };
  const plan = planImport(rows, ties, new Set(['known.example']), domain('home.example'));
  const names = (ties: readonly { acct: string }[]) => ties.map(({ acct }) => acct);
  expect(plan.tied.map((row) => [row.domain, names(row.follows), names(row.requests)])).toEqual([
    ['threads.net', ['ann@threads.net', 'bo@threads.net'], ['flo@threads.net']],
    ['shy.example', [], ['ed@shy.example']],
  ]);
  expect(plan.wouldCut).toBe(2);
  expect(plan.free.map((row) => row.domain)).toEqual(['new.example']);
  expect(plan.known.map((row) => row.domain)).toEqual(['known.example']);
  expect(plan.marked.map((row) => row.domain)).toEqual(['limited.example']);
  expect(plan.nothing.map((row) => row.domain)).toEqual(['fine.example']);
});

type Place = Exclude<keyof ImportPlan, 'wouldCut'>;

describe('what a list says is done as the person wants it', () => {
  const rows = [
    { domain: domain('plain.example') },
    { domain: domain('bad.example'), severity: 'suspend' as const },
    { domain: domain('tied.example'), severity: 'silence' as const },
    { domain: domain('loud.example'), severity: 'silence' as const },
    { domain: domain('known.example'), severity: 'silence' as const },
    { domain: domain('fine.example'), severity: 'noop' as const },
  ];
  const ties = { follows: [tie('ann@tied.example'), tie('bo@bad.example')], followers: [], requests: [] };

  test.each<[SeverityMapping, Partial<Record<Place, readonly string[]>>, number]>([
    [
      { suspend: 'block', silence: 'mark' },
      {
        free: ['plain.example'],
        tied: ['bad.example'],
        marked: ['tied.example', 'loud.example', 'known.example'],
        nothing: ['fine.example'],
      },
      1,
    ],
    [
      { suspend: 'block', silence: 'block' },
      {
        free: ['plain.example', 'loud.example'],
        tied: ['bad.example', 'tied.example'],
        known: ['known.example'],
        nothing: ['fine.example'],
      },
      2,
    ],
    [
      { suspend: 'mark', silence: 'nothing' },
      {
        free: ['plain.example'],
        marked: ['bad.example'],
        nothing: ['tied.example', 'loud.example', 'known.example', 'fine.example'],
      },
      0,
    ],
    [
      { suspend: 'nothing', silence: 'block' },
      {
        free: ['plain.example', 'loud.example'],
        tied: ['tied.example'],
        known: ['known.example'],
        nothing: ['bad.example', 'fine.example'],
      },
      1,
    ],
  ])('%j', (mapping, expected, wouldCut) => {
    const plan = planImport(rows, ties, new Set(['known.example']), domain('home.example'), mapping);
    const places = { free: [], tied: [], known: [], marked: [], nothing: [], ...expected };
    const found = (Object.keys(places) as Place[]).map((place) => [
      place,
      plan[place].map((row) => row.domain),
    ]);
    expect(Object.fromEntries(found)).toEqual(places);
    expect(plan.wouldCut).toBe(wouldCut);
  });
});
