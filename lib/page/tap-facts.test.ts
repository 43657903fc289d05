import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsIn } from './tap-facts';

const account = { id: '1', acct: 'ann@threads.net', url: 'https://www.threads.net/@ann', note: 'secret' };
const status = {
  id: '10',
  created_at: '2026-11-23T10:00:00.000Z',
  account,
  content: '<p>text</p>',
  in_reply_to_account_id: null,
};
const kept = {
  id: '10',
  created_at: '2026-11-23T10:00:00.000Z',
  account: { id: '1', acct: 'ann@threads.net', url: 'https://www.threads.net/@ann' },
};

test('keeps of a timeline the few fields that are needed', () => {
  expect(factsIn([status])).toEqual({ statuses: [kept], accounts: [] });
});

test('keeps boosted and quoted posts within the post that carries them', () => {
  const quoting = { ...status, id: '11', quote: { state: 'accepted', quoted_status: status } };
  const boost = { ...status, id: '12', reblog: quoting };
  expect(factsIn(boost).statuses).toEqual([
    { ...kept, id: '12', reblog: { ...kept, id: '11', quote: kept } },
  ]);
});

test('finds posts and accounts at any place of an answer', () => {
  const answer = {
    ancestors: [status],
    notification_groups: [{ sample_account_ids: ['1'] }],
    accounts: [{ ...account, limited: true }],
  };
  const { statuses, accounts } = factsIn(answer);
  expect(statuses).toEqual([kept]);
  expect(accounts).toEqual([{ ...kept.account, limited: true }]);
});

test('keeps whom a post answers and how many answer it', () => {
  const reply = { ...status, id: '13', in_reply_to_id: '10', in_reply_to_account_id: '1', replies_count: 0 };
  expect(factsIn({ ancestors: [], descendants: [reply] })).toEqual({
    statuses: [{ ...kept, id: '13', in_reply_to_id: '10', replies_count: 0 }],
    accounts: [],
  });
});

test('finds the authors of a link preview', () => {
  const withCard = {
    ...status,
    card: { url: 'https://a.example', authors: [{ account: { id: '2', acct: 'bo' } }] },
  };
  expect(factsIn(withCard).accounts).toEqual([{ id: '2', acct: 'bo' }]);
});

test('is at an end soon, however deep or wide an answer is', () => {
  let deep: unknown = status;
  for (let depth = 0; depth < 5000; depth += 1) deep = { inner: deep };
  expect(factsIn(deep)).toEqual({ statuses: [], accounts: [] });
  const wide = Array.from({ length: 100_000 }, () => ({ id: '1', acct: 'a' }));
  expect(factsIn(wide).accounts.length).toBeLessThanOrEqual(20_000);
});

test('takes any JSON without throwing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (answer) => {
      expect(Array.isArray(factsIn(answer).statuses)).toBe(true);
    }),
  );
});
