/** The card of an account under the pointer. */
export function HoverCard() {
  return null;
}
