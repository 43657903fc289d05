/** The browser's session: who is signed in on the web page, and how the page is set up for them. */

export interface Session {
  readonly signedIn: boolean;
  /** Username of a local member. */
  readonly user: string | undefined;
  readonly layout: 'single' | 'multiple';
  readonly locale: string;
  /** Mastodon's "slow mode": new posts wait for a click. */
  readonly slow: boolean;
  readonly scheme: 'auto' | 'dark' | 'light';
  readonly reduceMotion: boolean;
}

export const DEFAULT_SESSION: Session = {
  signedIn: true,
  user: undefined,
  layout: 'single',
  locale: 'en',
  slow: false,
  scheme: 'auto',
  reduceMotion: false,
};

/** Cookies do not know ports: each sandbox needs a name of its own. */
export function sessionCookieName(port: number): string {
  return `_sandbox_session_${port}`;
}

/** The session in the cookies, if one was set. */
export function sessionFrom(cookies: string | undefined, port: number): Session | undefined {
  const name = sessionCookieName(port);
  const value = (cookies ?? '').split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`));
  if (value === undefined) return undefined;
  return sessionOf(new URLSearchParams(decodeURIComponent(value.slice(name.length + 1))), DEFAULT_SESSION);
}

/** The session with the changes that a query asks for: `signed_in`, `user`, `layout`, `locale`, `slow`, `scheme`, `motion`. */
export function sessionOf(query: URLSearchParams, before: Session): Session {
  const scheme = query.get('scheme');
  const layout = query.get('layout');
  return {
    signedIn: flag(query.get('signed_in'), before.signedIn),
    user: query.get('user') ?? before.user,
    layout: layout === 'single' || layout === 'multiple' ? layout : before.layout,
    locale: query.get('locale') ?? before.locale,
    slow: flag(query.get('slow'), before.slow),
    scheme: scheme === 'dark' || scheme === 'light' || scheme === 'auto' ? scheme : before.scheme,
    reduceMotion: query.get('motion') === null ? before.reduceMotion : query.get('motion') === 'reduce',
  };
}

export function sessionCookie(session: Session, port: number): string {
  const query = new URLSearchParams({
    signed_in: session.signedIn ? '1' : '0',
    layout: session.layout,
    locale: session.locale,
    slow: session.slow ? '1' : '0',
    scheme: session.scheme,
    motion: session.reduceMotion ? 'reduce' : 'full',
    ...(session.user === undefined ? {} : { user: session.user }),
  });
  return `${sessionCookieName(port)}=${encodeURIComponent(query.toString())}; Path=/; HttpOnly; SameSite=Lax`;
}

function flag(value: string | null, before: boolean): boolean {
  return value === null ? before : value !== '0' && value !== 'false';
}
