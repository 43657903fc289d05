/** Web Locks for unit tests: Node has them from version 24 on. Exclusive locks only, with `ifAvailable`. */

type Granted<Value> = (lock: { name: string } | null) => Value | Promise<Value>;

/** Locks that nobody holds yet. */
export function createLocks() {
  const held = new Map<string, Promise<unknown>>();
  return { request };

  async function request<Value>(
    name: string,
    optionsOrCallback: { ifAvailable?: boolean } | Granted<Value>,
    maybeCallback?: Granted<Value>,
  ): Promise<Value> {
    const options = typeof optionsOrCallback === 'function' ? {} : optionsOrCallback;
    const callback = typeof optionsOrCallback === 'function' ? optionsOrCallback : maybeCallback;
    if (!callback) throw new TypeError('request needs a callback');
    const before = held.get(name);
    if (before && options.ifAvailable) return callback(null);
    const run = Promise.resolve(before).then(() => callback({ name }));
    const settled = run.then(
      () => undefined,
      () => undefined,
    );
    held.set(name, settled);
    void settled.then(() => {
      if (held.get(name) === settled) held.delete(name);
    });
    return run;
  }
}

if (!globalThis.navigator) Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
if (!navigator.locks) Object.defineProperty(navigator, 'locks', { value: createLocks(), configurable: true });
