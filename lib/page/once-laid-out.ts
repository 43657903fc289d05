/**
 * Calls back once, when the next frame is laid out and not painted yet: to ask for positions then costs nothing, and at any
 * other time the browser may have to lay the page out for it. A first report of sizes comes at that moment.
 */
export function onceLaidOut(run: () => void): void {
  const observer = new ResizeObserver(() => {
    observer.disconnect();
    run();
  });
  observer.observe(document.documentElement);
}
