/** The pages a person sees while an app signs in: consent, the code to copy, an error, the login. */

import { escapeHtml } from '../world/posts.ts';

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:4rem auto;padding:0 1rem}button{font:inherit;padding:.5rem 1.5rem;margin:.25rem 0}code{display:block;padding:.75rem;background:#eee;color:#111;word-break:break-all}</style></head>
<body class="modal-layout">${body}</body>
</html>`;
}

/**
 * Authorize or deny; both forms carry the whole request. Who would rather be somebody else logs out and is led `back` here,
 * as by the icon beside the name on Mastodon's page (`layouts/modal.html.haml`).
 */
export function consentPage(
  appName: string,
  username: string,
  scopes: readonly string[],
  hidden: Readonly<Record<string, string>>,
  back: string,
): string {
  const fields = Object.entries(hidden)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('');
  const items = scopes
    .map((scope) => `<li class="permissions-list__item">${escapeHtml(scope)}</li>`)
    .join('');
  return page(
    'Authorization required',
    `<div class="form-container simple_form"><div class="oauth-prompt">
<p class="account-header">Signed in as @${escapeHtml(username)} <a class="logout-link" href="/auth/sign_out?to=${encodeURIComponent(back)}">Log out</a></p>
<h3>Authorization required</h3>
<p><strong>${escapeHtml(appName)}</strong> would like permission to access your account, @${escapeHtml(username)}.</p>
<ul class="permissions-list">${items}</ul>
<div class="actions">
<form action="/oauth/authorize" method="post">${fields}<button type="submit" class="btn">Authorize</button></form>
<form action="/oauth/authorize" method="post"><input type="hidden" name="_method" value="delete">${fields}<button type="submit" class="btn negative">Deny</button></form>
</div></div></div>`,
  );
}

/** Where there is no address to go back to: the code, to be copied. */
export function codePage(code: string): string {
  return page(
    'Authorization code',
    `<div class="form-container"><p>Copy this authorization code and paste it to the application.</p>
<input class="oauth-code" readonly value="${escapeHtml(code)}" size="50"></div>`,
  );
}

export function errorPage(problem: string): string {
  return page(
    'An error has occurred',
    `<div class="form-container"><div class="flash-message" id="error_explanation">${escapeHtml(problem)}</div></div>`,
  );
}

/** A login without a password; without a name it is the one who was there last. */
export function signInPage(backTo: string): string {
  return page(
    'Log in',
    `<form action="/auth/sign_in" method="post"><input type="hidden" name="to" value="${escapeHtml(backTo)}">
<h3>Log in to the sandbox</h3><p><label>Username <input name="user"></label></p>
<button type="submit" class="btn">Log in</button></form>`,
  );
}
