// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Feature } from '../features/feature';
import { parseDomain } from '../fediverse/domain-name';
import { createPage, type RunningPage } from '../page/page';
import { createStatusMemory } from '../page/status-memory';
import mastodon from '../sites/adapters/mastodon';
import { settings } from '../storage/items';
import { runFeatures } from './run-features';

const home = parseDomain('home.example');
if (!home) throw new Error('no domain');
const homeDomain = home;

let controller: AbortController;
let page: RunningPage;

beforeEach(() => {
  vi.useFakeTimers();
  controller = new AbortController();
  page = createPage(
    document,
    mastodon,
    homeDomain,
    createStatusMemory(),
    settings.fallback,
    controller.signal,
  );
});

afterEach(() => {
  controller.abort();
  vi.useRealTimers();
});

function feature(start: Feature['start']): Feature {
  return { id: 'origin-badge', start };
}

function switchTo(isOn: boolean): void {
  page.changeSettings({ ...settings.fallback, features: { 'origin-badge': isOn } });
}

test('starts and stops a feature with its switch', () => {
  const log: string[] = [];
  const logged = feature((_, signal) => {
    log.push('start');
    signal.addEventListener('abort', () => log.push('stop'));
  });
  runFeatures(page, [logged], vi.fn(), controller.signal);
  switchTo(false);
  switchTo(false);
  switchTo(true);
  controller.abort();
  expect(log).toEqual(['start', 'stop', 'start', 'stop']);
});

test('ends a feature that throws, and says so', () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const health = vi.fn();
  const faulty = feature((running, signal) => {
    running.onSettings(() => {
      throw new Error('fault');
    }, signal);
  });
  runFeatures(page, [faulty], health, controller.signal);
  expect(health).toHaveBeenLastCalledWith({});
  expect(() => page.changeSettings(settings.fallback)).not.toThrow();
  expect(health).toHaveBeenLastCalledWith({ 'origin-badge': 'crashed' });
});

test('stops a feature when the page turns out to be unreadable, and starts it when it is readable again', () => {
  const health = vi.fn();
  const start = vi.fn();
  let reason: 'layout-unknown' | undefined;
  runFeatures(page, [{ id: 'origin-badge', start, unavailable: () => reason }], health, controller.signal);
  reason = 'layout-unknown';
  vi.advanceTimersByTime(2000);
  expect(health).toHaveBeenLastCalledWith({ 'origin-badge': 'layout-unknown' });
  reason = undefined;
  vi.advanceTimersByTime(2000);
  expect(health).toHaveBeenLastCalledWith({});
  expect(start).toHaveBeenCalledTimes(2);
});
