/** Tells which entries somebody has looked at: half of an entry, or half a screen of it, for a moment. */

const MOMENT_MS = 500;

export interface SeenWatch {
  observe(entry: Element): void;
}

/** Calls back with the entries that were looked at, each once, until the signal aborts. */
export function watchSeen(
  document: Document,
  onSeen: (entries: readonly Element[]) => void,
  signal: AbortSignal,
): SeenWatch {
  /** Since when each entry in view is there, in ms. */
  const since = new Map<Element, number>();
  let timer = 0;
  const observer = new IntersectionObserver(
    (changes) => {
      const now = performance.now();
      for (const { target, intersectionRatio, intersectionRect, rootBounds } of changes) {
        const isInView =
          intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? Infinity) / 2;
        if (!isInView) since.delete(target);
        else if (!since.has(target)) since.set(target, now);
      }
      lookSoon();
    },
    { threshold: [0.25, 0.5] },
  );

  /** One timer for all: in a list that is gone through fast, most leave before their moment is over. */
  function lookSoon(): void {
    if (timer === 0 && since.size > 0) timer = window.setTimeout(look, MOMENT_MS);
  }

  function look(): void {
    timer = 0;
    // Nobody looks at a page in the background; it is looked at when it comes to the front.
    if (document.visibilityState !== 'visible') {
      document.addEventListener('visibilitychange', lookAnew, { signal, once: true });
      return;
    }
    const latest = performance.now() - MOMENT_MS;
    const seen = [...since].filter(([, at]) => at <= latest).map(([entry]) => entry);
    for (const entry of seen) {
      since.delete(entry);
      observer.unobserve(entry);
    }
    if (seen.length > 0) onSeen(seen);
    lookSoon();
  }

  function lookAnew(): void {
    for (const entry of since.keys()) since.set(entry, performance.now());
    lookSoon();
  }

  signal.addEventListener('abort', () => {
    observer.disconnect();
    window.clearTimeout(timer);
  });
  return { observe: (entry) => observer.observe(entry) };
}
