/** Text that may run the other way than what it stands in: a page and the browser may speak two languages. */

/** Keeps a text's direction to itself: by its own first letter, as `bdi` does, where there can be no element. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
