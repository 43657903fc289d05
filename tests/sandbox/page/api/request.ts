/** Requests to the server: by XMLHttpRequest as on the real page, or by fetch when the switch says so. */
import { meta } from '../page-state.ts';
import { switches } from '../switches.ts';

export interface Answer<Body> {
  readonly body: Body;
  /** The path with query of the next page, from the `Link` header. */
  readonly next: string | undefined;
}

/** An answer that is not a success. */
export class RequestFailed extends Error {
  readonly status: number;
  constructor(status: number, path: string) {
    super(`${path} answered ${status}`);
    this.status = status;
  }
}

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** Adds a query to a path; lists become `name[]=…` as Rails reads them. */
export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (typeof value === 'object') for (const item of value) parameters.append(`${name}[]`, item);
    else parameters.append(name, String(value));
  }
  const text = parameters.toString();
  if (text === '') return path;
  return `${path}${path.includes('?') ? '&' : '?'}${text}`;
}

function nextPage(link: string | null): string | undefined {
  const target = link
    ?.split(',')
    .find((part) => part.includes('rel="next"'))
    ?.match(/<([^>]+)>/)?.[1];
  if (target === undefined) return undefined;
  const url = new URL(target, window.location.origin);
  return url.pathname + url.search;
}

function parsed<Body>(text: string): Body {
  return JSON.parse(text === '' ? '{}' : text);
}

function byXhr<Body>(method: string, path: string, payload: unknown): Promise<Answer<Body>> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, path);
    if (meta.access_token) xhr.setRequestHeader('Authorization', `Bearer ${meta.access_token}`);
    if (payload !== undefined) xhr.setRequestHeader('Content-Type', 'application/json');
    xhr.onload = () => {
      if (xhr.status < 200 || xhr.status > 299) reject(new RequestFailed(xhr.status, path));
      else resolve({ body: parsed(xhr.responseText), next: nextPage(xhr.getResponseHeader('Link')) });
    };
    xhr.onerror = () => reject(new RequestFailed(0, path));
    xhr.send(payload === undefined ? null : JSON.stringify(payload));
  });
}

/** A request by fetch, whatever the switch says: the page has a few of these too. */
export async function byFetch<Body>(method: string, path: string, payload?: unknown): Promise<Answer<Body>> {
  const response = await fetch(path, {
    method,
    headers: {
      ...(meta.access_token ? { Authorization: `Bearer ${meta.access_token}` } : {}),
      ...(payload === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
  });
  if (!response.ok) throw new RequestFailed(response.status, path);
  return { body: parsed(await response.text()), next: nextPage(response.headers.get('Link')) };
}

/**
 * Asks the server's API.
 * @throws RequestFailed when the answer is no success or none came (status 0)
 */
export function request<Body>(method: string, path: string, payload?: unknown): Promise<Answer<Body>> {
  return switches.transport === 'fetch' ? byFetch(method, path, payload) : byXhr(method, path, payload);
}

/** `GET` with a query; the body alone. */
export async function get<Body>(path: string, query: Query = {}): Promise<Body> {
  return (await request<Body>('GET', withQuery(path, query))).body;
}
