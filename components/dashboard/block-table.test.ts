import { expect, test } from 'vitest';
import type { BlockRow } from '../../lib/messaging/answers';
import { arranged, type Showing, type Sorting, tableRows } from './block-table';

const rows: readonly BlockRow[] = [
  { domain: 'spam.example', since: 3, source: 'hand', note: 'Sells watches' },
  { domain: 'xn--mnchen-3ya.example', since: 2, source: 'worst.csv', tag: 'noise' },
  { domain: 'big.example', since: 1, source: 'elsewhere' },
];
const table = tableRows(rows, {
  limited: new Set(['spam.example']),
  ties: new Map([['big.example', 2]]),
  kept: new Map([['xn--mnchen-3ya.example', 40]]),
});

function shown(search: string, showing: Showing, sorting: Sorting): readonly string[] {
  return arranged(table, search, showing, sorting).map(({ name }) => name);
}

test('a search looks through names as they are sent and as they are read, notes, tags and origins', () => {
  expect(shown('MÜNCHEN', 'all', 'newest')).toEqual(['münchen.example']);
  expect(shown('xn--', 'all', 'newest')).toEqual(['münchen.example']);
  expect(shown(' watches ', 'all', 'newest')).toEqual(['spam.example']);
  expect(shown('noise', 'all', 'newest')).toEqual(['münchen.example']);
  expect(shown('worst', 'all', 'newest')).toEqual(['münchen.example']);
  expect(shown('nothing', 'all', 'newest')).toEqual([]);
});

test.each<[Showing, readonly string[]]>([
  ['all', ['spam.example', 'münchen.example', 'big.example']],
  ['limited', ['spam.example']],
  ['noted', ['spam.example', 'münchen.example']],
  ['tied', ['münchen.example', 'big.example']],
  ['from hand', ['spam.example']],
  ['from worst.csv', ['münchen.example']],
])('%s shows what it says', (showing, names) => {
  expect(shown('', showing, 'newest')).toEqual(names);
});

test.each<[Sorting, readonly string[]]>([
  ['newest', ['spam.example', 'münchen.example', 'big.example']],
  ['oldest', ['big.example', 'münchen.example', 'spam.example']],
  ['name', ['big.example', 'münchen.example', 'spam.example']],
  ['ties', ['münchen.example', 'big.example', 'spam.example']],
])('sorted by %s', (sorting, names) => {
  expect(shown('', 'all', sorting)).toEqual(names);
});
