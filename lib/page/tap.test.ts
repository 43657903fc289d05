// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { createStatusMemory } from './status-memory';
import { listenToTap } from './tap';
import { TAP_EVENTS } from './tap-channel';

test('greets a tap that starts later, once that listens', async () => {
  listenToTap(document, createStatusMemory(), new AbortController().signal);
  const greetings: boolean[] = [];
  document.dispatchEvent(new Event(TAP_EVENTS.hello, { cancelable: true }));
  document.addEventListener(TAP_EVENTS.hello, (event) => greetings.push(event.cancelable));
  await Promise.resolve();
  expect(greetings).toEqual([false]);
});
