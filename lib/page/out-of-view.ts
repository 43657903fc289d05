/**
 * Posts that a page adds out of view. It empties nearly all of them a moment later: what is drawn on them at once is drawn in
 * vain, and has the browser lay the page out once more.
 */

/** By then the page has emptied what it empties. */
const LONGEST_MS = 2000;
/** So far ahead of what is seen, a post is drawn before anybody scrolls there. */
const AHEAD = '100% 0px';

export interface OutOfView {
  /** Whether a post is out of view; then it is drawn before it comes into view, and at the latest two seconds later. */
  takes(post: Element): boolean;
}

export function createOutOfView(
  document: Document,
  draw: (post: Element) => void,
  signal: AbortSignal,
): OutOfView {
  const posts = new Set<Element>();
  let observer: IntersectionObserver | undefined;
  let isExpected = false;

  function drawThese(wanted: readonly Element[]): void {
    for (const post of wanted) {
      observer?.unobserve(post);
      if (posts.delete(post)) draw(post);
    }
  }

  /** Whoever jumps is there at once: what is in view then is drawn before the browser paints it. */
  function expectFrame(): void {
    if (isExpected || posts.size === 0) return;
    isExpected = true;
    requestAnimationFrame(() => {
      isExpected = false;
      // All are measured before any is drawn, or the browser would lay the page out for each.
      drawThese([...posts].filter((post) => !isOutOfView(post)));
    });
  }

  document.addEventListener('scroll', expectFrame, { capture: true, passive: true, signal });
  return {
    takes(post) {
      if (!isOutOfView(post)) return false;
      observer ??= new IntersectionObserver(
        (entries) =>
          drawThese(entries.flatMap(({ isIntersecting, target }) => (isIntersecting ? target : []))),
        { rootMargin: AHEAD },
      );
      if (posts.size === 0) setTimeout(() => drawThese([...posts]), LONGEST_MS);
      posts.add(post);
      observer.observe(post);
      expectFrame();
      return true;
    },
  };
}

/** Whether an element is above or below what is seen of the page. */
function isOutOfView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom <= 0 || top >= window.innerHeight;
}
