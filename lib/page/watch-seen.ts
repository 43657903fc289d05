/** Tells which entries somebody has looked at: half of an entry, or half a screen of it, for a moment. */

const MOMENT_MS = 500;

export interface SeenWatch {
  observe(entry: Element): void;
}

/** Calls back once for each entry that was looked at, until the signal aborts. */
export function watchSeen(
  document: Document,
  onSeen: (entry: Element) => void,
  signal: AbortSignal,
): SeenWatch {
  const timers = new Map<Element, number>();
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, intersectionRatio, intersectionRect, rootBounds } of changes) {
        const isInView =
          intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? Infinity) / 2;
        if (isInView && !timers.has(target)) timers.set(target, window.setTimeout(look, MOMENT_MS, target));
        if (isInView) continue;
        window.clearTimeout(timers.get(target));
        timers.delete(target);
      }
    },
    { threshold: [0.25, 0.5] },
  );

  function look(entry: Element): void {
    timers.delete(entry);
    // Nobody looks at a page in the background; it is looked at when it comes to the front.
    if (document.visibilityState !== 'visible') {
      document.addEventListener('visibilitychange', () => observeAnew(entry), { signal, once: true });
      return;
    }
    observer.unobserve(entry);
    onSeen(entry);
  }

  function observeAnew(entry: Element): void {
    observer.unobserve(entry);
    observer.observe(entry);
  }

  signal.addEventListener('abort', () => {
    observer.disconnect();
    for (const timer of timers.values()) window.clearTimeout(timer);
  });
  return { observe: (entry) => observer.observe(entry) };
}
