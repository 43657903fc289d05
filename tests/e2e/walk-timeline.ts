/** Going through a timeline screen by screen, with a look at every frame that the browser is about to paint. */
import type { TestPage } from './harness';

export interface Walk {
  /** Entries that were drawn within what is seen of the page. */
  readonly entries: number;
  readonly frames: number;
  /** The badge beside the author of each post that was seen, by the id of the post; empty without one. */
  readonly badges: readonly (readonly [id: string, network: string])[];
  /** Handles that stood in some frame without the badge that they should have, or with one that they should not. */
  readonly faults: readonly string[];
}

/**
 * Scrolls on whenever all that is in view is drawn, until that many entries were seen or the timeline ends.
 * Frames are judged after the page's and our own callbacks and after layout: as they are painted.
 */
export function walkTimeline(page: TestPage, direction: 'down' | 'up', count: number): Promise<Walk> {
  return page.evaluate(
    async ([sign = 1, wanted = 0]) => {
      const probe = document.documentElement.appendChild(document.createElement('i'));
      probe.style.cssText = 'position: fixed; height: 1px; opacity: 0; pointer-events: none';
      const entries = new Set<string>();
      const badges = new Map<string, string>();
      const faults = new Set<string>();
      let frames = 0;
      let isDrawn = false;

      const isInView = (element: Element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      };
      const isSeen = (element: Element) =>
        isInView(element) && element.checkVisibility({ visibilityProperty: true });
      function look(): void {
        frames += 1;
        const inView = [...document.querySelectorAll<HTMLElement>('[role="feed"] > article')].filter(
          isInView,
        );
        isDrawn = inView.length > 0 && inView.every((entry) => entry.style.opacity !== '0');
        for (const entry of inView)
          for (const info of entry.querySelectorAll('.status__info')) judge(entry, info);
      }
      function judge(entry: HTMLElement, info: Element): void {
        const handle = info.querySelector('.display-name__account');
        if (!handle || !isSeen(handle)) return;
        const badge = info.querySelector<HTMLElement>('[data-sluice-network]');
        const network = badge?.checkVisibility() ? (badge.dataset['sluiceNetwork'] ?? '') : '';
        const acct = handle.textContent ?? '';
        if (/@(?:www\.)?threads\.(?:net|com)$/.test(acct) !== (network === 'threads')) faults.add(acct);
        badges.set(info.closest<HTMLElement>('.status')?.dataset['id'] ?? '', network);
        entries.add(entry.dataset['id'] ?? '');
      }
      // The last thing before the paint: the probe changes its size in every frame.
      const afterLayout = new ResizeObserver(look);
      afterLayout.observe(probe);

      await new Promise<void>((resolve) => {
        const end = performance.now() + 25_000;
        function step(): void {
          const root = document.documentElement;
          const isAtEnd =
            sign < 0
              ? root.scrollTop === 0
              : root.scrollTop + innerHeight >= root.scrollHeight - 1 &&
                !document.querySelector('.load-more');
          if (entries.size >= wanted || (isDrawn && isAtEnd) || performance.now() > end) {
            resolve();
            return;
          }
          if (isDrawn) window.scrollBy(0, sign * innerHeight * 0.95);
          isDrawn = false;
          probe.style.width = `${1 + (frames % 2)}px`;
          requestAnimationFrame(step);
        }
        requestAnimationFrame(step);
      });
      afterLayout.disconnect();
      probe.remove();
      return { entries: entries.size, frames, badges: [...badges], faults: [...faults] };
    },
    [direction === 'down' ? 1 : -1, count],
  );
}
