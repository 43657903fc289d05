import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { enabledOrigins, settings } from './items';
import { readStored, updateStored, writeStored } from './stored';

beforeEach(() => fakeBrowser.reset());

describe('stored items', () => {
  test('read as their fallback while nothing is stored', async () => {
    expect(await readStored(settings)).toEqual(settings.fallback);
  });

  test('come back as they were written', async () => {
    await writeStored(enabledOrigins, ['https://home.example']);
    expect(await readStored(enabledOrigins)).toEqual(['https://home.example']);
  });

  test('are put aside, not lost, when they cannot be understood', async () => {
    const strange = { v: 1, data: { order: 'upside down' } };
    await fakeBrowser.storage.local.set({ settings: strange });
    expect(await readStored(settings)).toEqual(settings.fallback);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({ 'unreadable:settings': strange });
  });

  test('of a newer version are put aside too', async () => {
    await fakeBrowser.storage.local.set({ enabledOrigins: { v: 99, data: ['https://home.example'] } });
    expect(await readStored(enabledOrigins)).toEqual([]);
  });

  test('refuse to be written in a wrong shape', async () => {
    await expect(writeStored(settings, { ...settings.fallback, delayFromMs: -1 })).rejects.toThrow();
  });

  test('are changed one after the other', async () => {
    await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        updateStored(enabledOrigins, (old) => [...old, `https://${name}.example`]),
      ),
    );
    expect(await readStored(enabledOrigins)).toHaveLength(3);
  });
});
