import { expect, test } from 'vitest';
import { parseDomain } from '../fediverse/domain-name';
import { planImport } from './import-plan';

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
  expect(plan.limited.map((row) => row.domain)).toEqual(['limited.example']);
  expect(plan.nothing.map((row) => row.domain)).toEqual(['fine.example']);
});
