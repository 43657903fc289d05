/** The person's account on one server. */

export function AccountPanel({ origin: _ }: { origin: string }) {
  return null;
}
