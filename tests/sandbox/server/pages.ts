/** Everything that is not an endpoint: pictures, the page's files, sign-in, the session switch, the web page. */

import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { streamingUrl } from './api/instance.ts';
import { credentialAccountEntity } from './entities/account.ts';
import { type Answer, html, redirect } from './http.ts';
import { pictureAt } from './media.ts';
import { signInPage } from './oauth-pages.ts';
import type { Call } from './router.ts';
import { type Session, sessionCookie, sessionOf } from './session.ts';
import { fullVersion } from './versions.ts';
import type { RenderWebApp } from './web-app-context.ts';

const FILE_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface PageParts {
  readonly render: RenderWebApp;
  /** Folder of the page's built files; empty: none. */
  readonly files: string;
}

/** Answers calls that no endpoint takes. */
export async function servePage(parts: PageParts, call: Call, session: Session): Promise<Answer> {
  const { method, path } = call;
  if (path === '/auth/sign_in') return signIn(call, session);
  if (path === '/auth/sign_out') return withSession(call, { ...session, signedIn: false }, '/home');
  if (path === '/sandbox/session') return withSession(call, sessionOf(call.query, session), '/home');
  if (method !== 'GET' && method !== 'HEAD') return html('<h1>Not found</h1>', 404);
  const picture = pictureAt(path);
  if (picture !== undefined) return { status: 200, bytes: picture, headers: { 'content-type': 'image/png' } };
  if (path.startsWith('/packs/')) return serveFile(parts.files, path.slice('/packs/'.length));
  return renderPage(parts, call, session);
}

function signIn(call: Call, session: Session): Answer {
  const user = call.params.text('user') || session.user;
  if (call.method === 'POST') return withSession(call, { ...session, user, signedIn: true }, '/home');
  return html(signInPage(call.params.text('to') ?? '/home'));
}

/** Sets the session's cookie and goes on to `to`, within this server only. */
function withSession(call: Call, session: Session, fallback: string): Answer {
  const to = call.params.text('to') ?? fallback;
  const port = Number(new URL(call.origin).port);
  return redirect(/^\/(?!\/)/.test(to) ? to : fallback, { 'set-cookie': sessionCookie(session, port) });
}

function renderPage(parts: PageParts, call: Call, session: Session): Answer {
  const { settings, origin } = call;
  const member = call.session;
  const query = call.query.size > 0 ? `?${call.query}` : '';
  const page = parts.render({
    version: settings.version,
    flavour: settings.flavour,
    fullVersion: fullVersion(settings.version, settings.flavour),
    origin,
    domain: settings.domain,
    streamingUrl: streamingUrl(origin),
    path: `${call.path}${query}`,
    ...(member
      ? {
          me: credentialAccountEntity({ ...call, viewer: member }, member),
          accessToken: call.tokens.forPage(member.id).value,
        }
      : {}),
    locale: session.locale,
    advancedLayout: session.layout === 'multiple',
    usePendingItems: session.slow,
    colourScheme: session.scheme,
    reduceMotion: session.reduceMotion,
    settings: member?.settings ?? {},
  });
  const cookie = sessionCookie(session, Number(new URL(origin).port));
  const headers = { 'referrer-policy': 'same-origin', 'set-cookie': cookie, ...page.headers };
  return html(page.html, page.status, headers);
}

async function serveFile(folder: string, name: string): Promise<Answer> {
  const file = join(folder, normalize(`/${name}`));
  const type = FILE_TYPES[extname(file)];
  if (folder === '' || type === undefined) return html('<h1>Not found</h1>', 404);
  try {
    return { status: 200, text: await readFile(file, 'utf8'), headers: { 'content-type': type } };
  } catch {
    return html('<h1>Not found</h1>', 404);
  }
}
