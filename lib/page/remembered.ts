/** For what a page asks for over and over, such as texts: browsers take long to look one up. */

/** Far more than a page shows at a time. */
const MOST_KEPT = 5_000;

/** The same function, which makes each value once; those that it can throw away at any time. */
export function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    if (!known.has(key)) {
      if (known.size >= MOST_KEPT) known.clear();
      known.set(key, make(key));
    }
    return known.get(key) as Value;
  };
}
