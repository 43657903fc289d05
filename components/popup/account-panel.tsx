/** The person's account on the server in front. */
import type { ActiveTab } from './active-tab';

export function AccountPanel({ tab: _ }: { tab: ActiveTab }) {
  return null;
}
