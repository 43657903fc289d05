/** How Mastodon's web UI writes handles: as text, in links' paths, in titles. */

/** Shown as text everywhere; its place differs. 4.7 writes "Handle unavailable" there for accounts without a valid one. */
export const HANDLE = '.display-name__account';

/** The handle that an element shows or links to, without the `@` in front; undefined where it names no account. */
export function acctOf(element: Element): string | undefined {
  return handleIn(element) ?? acctInPath(element) ?? acctInTitle(element);
}

/** The handle written inside an element. */
export function handleIn(element: Element): string | undefined {
  const handle = element.matches(HANDLE) ? element : element.querySelector(HANDLE);
  return handle ? acctInText(handle) : undefined;
}

/** The handle that an element's own text is: `@user@domain`. */
export function acctInText(element: Element): string | undefined {
  return /^@([^\s@/]+(?:@[^\s@/]+)?)$/.exec(element.textContent?.trim() ?? '')?.[1];
}

/** The server's id of the account, which the page keeps for its hover cards (4.3 and later). */
export function accountIdOf(element: Element): string | undefined {
  return element.getAttribute('data-hover-card-account') ?? undefined;
}

/** In vanilla every link to an account leads to `/@acct`; in glitch many lead to the account's own server. */
function acctInPath(element: Element): string | undefined {
  const acct = /^(?:\/deck)?\/@([^/?#]+)$/.exec(element.getAttribute('href') ?? '')?.[1];
  return acct === undefined ? undefined : decode(acct);
}

/** `acct` in 4.3 and 4.4, `@acct` later; gone while the pointer is over it. */
function acctInTitle(element: Element): string | undefined {
  return /^@?([^\s@/]+(?:@[^\s@/]+)?)$/.exec(element.getAttribute('title') ?? '')?.[1];
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not percent-encoded after all: no handle holds a bare `%`.
    return undefined;
  }
}
