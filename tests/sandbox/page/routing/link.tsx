/** A link within the page. */
import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { navigate } from './location.ts';

/** True for a click that the browser should treat as it likes: another tab, a download. */
function isForBrowser(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: string;
  readonly [attribute: `data-${string}`]: string | undefined;
}

export function Link({ to, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={to}
      onClick={(event) => {
        if (event.defaultPrevented || isForBrowser(event)) return;
        event.preventDefault();
        event.stopPropagation();
        navigate(to);
      }}
    />
  );
}

interface PermalinkProps extends Omit<LinkProps, 'to'> {
  /** The address on the author's own server: glitch shows that one, and still goes within the page. */
  readonly href: string;
  readonly to: string;
}

/** glitch's link to an account or a post. */
export function Permalink({ href, to, className, ...rest }: PermalinkProps) {
  return (
    <a
      {...rest}
      className={className ? `permalink ${className}` : 'permalink'}
      href={href}
      target="_blank"
      rel="noopener"
      onClick={(event) => {
        if (event.defaultPrevented || isForBrowser(event)) return;
        event.preventDefault();
        event.stopPropagation();
        navigate(to);
      }}
    />
  );
}
