/** A sentence that needs to be seen; a problem is also read out at once. */
import type { ComponentChildren } from 'preact';

export function Notice({
  children,
  isProblem = false,
}: {
  children: ComponentChildren;
  isProblem?: boolean;
}) {
  return (
    <div class={isProblem ? 'notice notice-problem' : 'notice'} role={isProblem ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
