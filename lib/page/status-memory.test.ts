import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createStatusMemory } from './status-memory';

const account = { id: '1', acct: 'Ann@threads.net' };
const status = (id: string) => ({ id, created_at: '2026-11-23T10:00:00.000Z', account });

test('remembers a post, what it boosts and quotes, and their authors', () => {
  const memory = createStatusMemory();
  const boost = { ...status('3'), reblog: { ...status('2'), quote: status('1') } };
  memory.remember({ statuses: [boost], accounts: [{ id: '9', acct: 'bo', limited: true }] });
  expect(memory.status('1')).toEqual(status('1'));
  expect(memory.status('3')).toEqual(boost);
  expect(memory.account('ann@THREADS.net')).toEqual(account);
  expect(memory.account('bo')?.limited).toBe(true);
});

test('tells listeners of news until they stop to listen', () => {
  const memory = createStatusMemory();
  const controller = new AbortController();
  const listener = vi.fn();
  memory.onNews(listener, controller.signal);
  memory.remember({ statuses: [status('1')], accounts: [] });
  controller.abort();
  memory.remember({ statuses: [status('2')], accounts: [] });
  expect(listener).toHaveBeenCalledTimes(1);
});

test('says whether an account is limited now and was not before', () => {
  const memory = createStatusMemory();
  const told: boolean[] = [];
  memory.onNews(({ limitsChanged }) => told.push(limitsChanged), new AbortController().signal);
  const limited = { id: '9', acct: 'bo', limited: true };
  for (const news of [account, limited, limited, { id: '9', acct: 'bo' }])
    memory.remember({ statuses: [], accounts: [news] });
  expect(told).toEqual([false, true, false, true]);
});

test('forgets the oldest posts beyond its bound', () => {
  const memory = createStatusMemory();
  const statuses = Array.from({ length: 20_001 }, (_, index) => status(String(index)));
  memory.remember({ statuses, accounts: [] });
  expect(memory.status('0')).toBeUndefined();
  expect(memory.status('20000')).toBeDefined();
});

test('ignores everything that is not what the tap sends', () => {
  const memory = createStatusMemory();
  const forged = [
    undefined,
    'text',
    { statuses: [status('1')] },
    { statuses: [{ ...status('1'), created_at: 5 }], accounts: [] },
    { statuses: [status('1'), null], accounts: [] },
    { statuses: [{ ...status('1'), account: { id: '1', acct: 'x'.repeat(5000) } }], accounts: [] },
    { statuses: [], accounts: [{ id: '1', acct: 'a', limited: 'yes' }] },
  ];
  const listener = vi.fn();
  memory.onNews(listener, new AbortController().signal);
  for (const message of forged) memory.remember(message);
  expect(listener).not.toHaveBeenCalled();
  expect(memory.status('1')).toBeUndefined();
});

test('takes any JSON without throwing', () => {
  const memory = createStatusMemory();
  fc.assert(
    fc.property(fc.jsonValue(), (message) => {
      expect(() => memory.remember(message)).not.toThrow();
    }),
  );
});
