/** A message of the interface: until 4.5 each has a `span` of its own. */
import type { ReactNode } from 'react';
import { since } from '../page-state.ts';

export function Message({ children }: { readonly children: ReactNode }) {
  return since(6) ? children : <span>{children}</span>;
}
