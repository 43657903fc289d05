/** The content script's end of the tap: asks it to hand over, passes on what comes, tells it to stop. */
import type { StatusMemory } from './status-memory';
import { TAP_EVENTS } from './tap-channel';

/** Longest message that is looked at, in characters: a page of 40 statuses takes some 20,000. */
const LONGEST_MESSAGE = 4_000_000;

/** Fills the memory from the tap until the signal aborts; then the tap puts everything back as it was. */
export function listenToTap(document: Document, memory: StatusMemory, signal: AbortSignal): void {
  const onFacts = (event: Event) => {
    const { detail } = event as CustomEvent<unknown>;
    if (typeof detail !== 'string' || detail.length > LONGEST_MESSAGE) return;
    memory.remember(parse(detail));
  };
  document.addEventListener(TAP_EVENTS.facts, onFacts, { signal });
  signal.addEventListener('abort', () => document.dispatchEvent(new Event(TAP_EVENTS.off)));
  document.dispatchEvent(new Event(TAP_EVENTS.hello));
}

function parse(detail: string): unknown {
  try {
    return JSON.parse(detail);
  } catch {
    // The page sent something under our name. The memory ignores what is no message.
    return undefined;
  }
}
