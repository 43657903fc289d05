/** Tells entries of one list when they enter and leave the neighbourhood of what is seen. */

type Callback = (entry: IntersectionObserverEntry) => void;

/** One IntersectionObserver for all entries of a list; entries may come before it is connected. */
export class Visibility {
  private observer: IntersectionObserver | undefined;
  private readonly callbacks = new Map<Element, Callback>();

  connect(options: IntersectionObserverInit): void {
    this.observer = new IntersectionObserver((entries) => {
      for (const entry of entries) this.callbacks.get(entry.target)?.(entry);
    }, options);
    for (const element of this.callbacks.keys()) this.observer.observe(element);
  }

  observe(element: Element, callback: Callback): () => void {
    this.callbacks.set(element, callback);
    this.observer?.observe(element);
    return () => {
      this.callbacks.delete(element);
      this.observer?.unobserve(element);
    };
  }

  disconnect(): void {
    this.observer?.disconnect();
    this.observer = undefined;
  }
}

const idleTasks: (() => void)[] = [];
let isWaiting = false;

/** Runs a task when the browser has nothing else to do: as many in one go as there is time for, as the real page does. */
export function whenIdle(task: () => void): void {
  idleTasks.push(task);
  waitUntilIdle();
}

function waitUntilIdle(): void {
  if (isWaiting) return;
  isWaiting = true;
  if ('requestIdleCallback' in window) window.requestIdleCallback(runIdleTasks);
  else setTimeout(() => runIdleTasks({ timeRemaining: () => 1 }), 1);
}

function runIdleTasks(deadline: Pick<IdleDeadline, 'timeRemaining'>): void {
  isWaiting = false;
  while (deadline.timeRemaining() > 0) {
    const task = idleTasks.shift();
    if (!task) return;
    task();
  }
  waitUntilIdle();
}
