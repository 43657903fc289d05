/** The browser's reports of sizes, for jsdom, which has none. */

interface Watch {
  readonly report: ResizeObserverCallback;
  readonly heights: Map<Element, number>;
}

/** Takes the place of `ResizeObserver` in this document; the newest one counts. */
export class SizeReports {
  readonly #watches = new Map<ResizeObserver, Watch>();
  readonly #heightOf: (element: Element) => number;

  constructor(heightOf: (element: Element) => number) {
    this.#heightOf = heightOf;
    const watches = this.#watches;
    globalThis.ResizeObserver = class implements ResizeObserver {
      constructor(report: ResizeObserverCallback) {
        watches.set(this, { report, heights: new Map() });
      }

      observe(element: Element): void {
        // Nothing has a size of less than this, so the first one is always told.
        watches.get(this)?.heights.set(element, -1);
      }

      unobserve(element: Element): void {
        watches.get(this)?.heights.delete(element);
      }

      disconnect(): void {
        watches.delete(this);
      }
    };
  }

  /** Tells all sizes that are not as they were told before. */
  report(): void {
    for (const [observer, { report, heights }] of this.#watches) {
      const sizes = [...heights].flatMap(([target, before]) => {
        const blockSize = this.#heightOf(target);
        heights.set(target, blockSize);
        return blockSize === before ? [] : [sizeOf(target, blockSize)];
      });
      if (sizes.length > 0) report(sizes, observer);
    }
  }
}

function sizeOf(target: Element, blockSize: number): ResizeObserverEntry {
  const size = [{ blockSize, inlineSize: 500 }];
  return {
    target,
    borderBoxSize: size,
    contentBoxSize: size,
    devicePixelContentBoxSize: size,
    contentRect: target.getBoundingClientRect(),
  };
}
