/** For texts that a page shows over and over: browsers take long to look one up. */

/** The same function, which makes each text once. */
export function remembered<Key>(make: (key: Key) => string): (key: Key) => string {
  const known = new Map<Key, string>();
  return (key) => {
    const text = known.get(key) ?? make(key);
    known.set(key, text);
    return text;
  };
}
