/** A modal question: the browser's own dialog, so focus, Escape and the inert page behind it are right. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Escape, or a way out inside the dialog. */
  readonly onClose: () => void;
}

export function Dialog({ title, children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useEffect(() => {
    dialog.current?.showModal();
    // Whoever pressed Enter to come here may press it once more: that must not answer what nobody has read yet.
    if (document.activeElement instanceof HTMLButtonElement) heading.current?.focus();
  }, []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={titleId} onClose={onClose}>
      <div class="stack">
        <h2 ref={heading} id={titleId} class="name" tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
