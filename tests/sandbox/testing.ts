/** What the sandbox's own tests share: a client that calls as an app would. */

import { createHash, randomBytes } from 'node:crypto';
import type { Sandbox } from './sandbox.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or `undefined` where the body is none. */
  readonly body: unknown;
  readonly text: string;
}

/** Calls the sandbox; `form` is sent as a form body. */
export async function call(
  sandbox: Sandbox,
  method: string,
  path: string,
  options: { token?: string; form?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const response = await fetch(new URL(path, sandbox.origin), {
    method,
    redirect: 'manual',
    headers: {
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...options.headers,
    },
    ...(options.form ? { body: new URLSearchParams(options.form) } : {}),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text), text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value deep inside an answer, by keys and indexes. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The entries of an answer that is a list. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The address that a `Link` header gives for `rel`, without this server's origin. */
export function linkOf(reply: Reply, rel: 'next' | 'prev'): string | undefined {
  const url = new RegExp(`<([^>]+)>; rel="${rel}"`).exec(reply.headers.get('link') ?? '')?.[1];
  return url === undefined ? undefined : url.replace(/^https?:\/\/[^/]+/, '');
}

const CALLBACK = 'https://extension.example/callback';

/** Signs an app in by the whole OAuth flow and gives its token. */
export async function signIn(sandbox: Sandbox, scopes = 'read write follow'): Promise<string> {
  const app = await call(sandbox, 'POST', '/api/v1/apps', {
    form: { client_name: 'Test', redirect_uris: CALLBACK, scopes },
  });
  const clientId = String(at(app.body, 'client_id'));
  const verifier = randomBytes(32).toString('base64url');
  const consent = await call(sandbox, 'POST', '/oauth/authorize', {
    form: {
      client_id: clientId,
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: scopes,
      state: 's',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    },
  });
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const token = await call(sandbox, 'POST', '/oauth/token', {
    form: {
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: String(at(app.body, 'client_secret')),
      redirect_uri: CALLBACK,
      code,
      code_verifier: verifier,
    },
  });
  return String(at(token.body, 'access_token'));
}
