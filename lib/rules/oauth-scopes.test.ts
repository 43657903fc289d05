import { expect, test } from 'vitest';
import { reaches, scopesFor } from './oauth-scopes';

test('asks for no more than what blocks need', () => {
  expect(scopesFor('blocks', ['profile', 'read'])).toEqual(['profile', 'read:blocks', 'write:blocks']);
});

test('asks servers without the narrow profile scope for the older one', () => {
  expect(scopesFor('blocks', undefined)).toEqual(['read:accounts', 'read:blocks', 'write:blocks']);
  expect(scopesFor('blocks', ['read', 'write'])[0]).toBe('read:accounts');
});

test('names no scope twice', () => {
  const scopes = scopesFor('restore', undefined);
  expect(new Set(scopes).size).toBe(scopes.length);
});

test('knows what was granted, also by a wider scope', () => {
  expect(reaches(['profile', 'read:blocks', 'write:blocks'], 'blocks')).toBe(true);
  expect(reaches(['profile', 'read:blocks', 'write:blocks'], 'restore')).toBe(false);
  expect(reaches(['read', 'write'], 'restore')).toBe(true);
});
