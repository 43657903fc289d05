/** A button; `kind` says how much it weighs. */
import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly kind?: 'primary' | 'danger' | 'plain' | 'normal';
  readonly isBusy?: boolean;
  readonly type?: 'button' | 'submit';
  readonly onClick?: () => void;
  /** For when the text alone does not say what the button acts on. */
  readonly label?: string;
  /** Names the button for tests, whatever the language. */
  readonly action?: string;
}

export function Button({
  children,
  kind = 'normal',
  isBusy = false,
  type = 'button',
  onClick,
  label,
  action,
}: ButtonProps) {
  return (
    <button
      type={type}
      class={kind === 'normal' ? 'button' : `button button-${kind}`}
      disabled={isBusy}
      aria-label={label}
      data-action={action}
      onClick={onClick && (() => onClick())}
    >
      {children}
    </button>
  );
}
