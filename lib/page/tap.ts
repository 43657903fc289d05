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
  const greet = () => document.dispatchEvent(new Event(TAP_EVENTS.hello));
  const onHello = (event: Event) => {
    // The browser may run us before the tap, which then greets cancelably; it listens when its script has ended.
    if (event.cancelable) queueMicrotask(greet);
  };
  document.addEventListener(TAP_EVENTS.facts, onFacts, { signal });
  document.addEventListener(TAP_EVENTS.hello, onHello, { signal });
  signal.addEventListener('abort', () => document.dispatchEvent(new Event(TAP_EVENTS.off)));
  greet();
}

function parse(detail: string): unknown {
  try {
    return JSON.parse(detail);
  } catch {
    // The page sent something under our name. The memory ignores what is no message.
    return undefined;
  }
}
