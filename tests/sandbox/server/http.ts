/** One call to the sandbox: what came in, read the way Rails reads it, and what goes out. */

import type { IncomingMessage } from 'node:http';

const BODY_LIMIT = 4_000_000;

/** Query, form or JSON body, and path variables as one list of names and values (`id[]=1` stays `id[]`). */
export class Params {
  readonly #pairs: readonly (readonly [string, string])[];

  constructor(pairs: readonly (readonly [string, string])[]) {
    this.#pairs = pairs;
  }

  text(name: string): string | undefined {
    return this.#pairs.findLast(([key]) => key === name)?.[1];
  }

  has(name: string): boolean {
    return this.#pairs.some(([key]) => key === name || key.startsWith(`${name}[`));
  }

  /** `false`, `0`, `f`, `off` and the empty word are false (ActiveModel::Type::Boolean). */
  flag(name: string): boolean | undefined {
    const text = this.text(name);
    return text === undefined
      ? undefined
      : !['', '0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF'].includes(text);
  }

  /** `name[]=a&name[]=b` or `name=a`. */
  all(name: string): string[] {
    return this.#pairs.filter(([key]) => key === name || key === `${name}[]`).map(([, value]) => value);
  }

  /** Values by the key in the brackets: `timeline[home]=1`. */
  under(name: string): Map<string, string> {
    const found = new Map<string, string>();
    for (const [key, value] of this.#pairs) {
      if (key.startsWith(`${name}[`) && key !== `${name}[]`)
        found.set(key.slice(name.length).replaceAll(/^\[|\]$/g, ''), value);
    }
    return found;
  }
}

/** A JSON body as such pairs: arrays become `name[]`, objects `name[key]`. */
export function flatten(value: unknown, prefix = ''): (readonly [string, string])[] {
  if (value === undefined || value === null) return prefix ? [[prefix, '']] : [];
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) =>
      flatten(entry, typeof entry === 'object' && entry !== null ? `${prefix}[${index}]` : `${prefix}[]`),
    );
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, entry]) =>
      flatten(entry, prefix ? `${prefix}[${key}]` : key),
    );
  }
  return [[prefix, String(value)]];
}

/** Reads a body of at most 4 MB as text. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > BODY_LIMIT) throw new ApiError(413, { error: 'Payload too large' });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A body as it came: JSON as a value, forms as pairs of names and values. */
export function readForm(
  body: string,
  contentType: string | undefined,
): { json: unknown; pairs: (readonly [string, string])[] } {
  if (body === '') return { json: undefined, pairs: [] };
  if (contentType?.includes('json')) {
    const value = parsed(body);
    return { json: value, pairs: flatten(value) };
  }
  const isMultipart = contentType?.startsWith('multipart/form-data') ?? false;
  return {
    json: undefined,
    pairs: isMultipart ? multipartPairs(body, contentType ?? '') : [...new URLSearchParams(body)],
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ApiError(400, { error: 'Error occurred while parsing request parameters' });
  }
}

/** The text fields of a multipart form; clients send these from `FormData`. */
function multipartPairs(body: string, contentType: string): (readonly [string, string])[] {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1];
  if (boundary === undefined) return [];
  return body.split(`--${boundary}`).flatMap((part) => {
    const match = /name="([^"]+)"[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n([\s\S]*)\r\n$/.exec(part);
    return match ? [[match[1] ?? '', match[2] ?? ''] as const] : [];
  });
}

/** What a handler answers; one with none of `json`, `text` and `bytes` has an empty body. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly bytes?: Buffer;
}

/** Ends a call with an error answer. */
export class ApiError extends Error {
  readonly answer: Answer;

  constructor(status: number, json: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`${status} ${JSON.stringify(json)}`);
    this.answer = { status, json, headers };
  }
}

export const json = (body: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 200,
  json: body,
  headers,
});

export const html = (text: string, status = 200, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  text,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
});

export const redirect = (location: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 302,
  headers: { location, ...headers },
  text: '',
});

export const notFound = (): ApiError => new ApiError(404, { error: 'Record not found' });
export const invalid = (problem: string): ApiError =>
  new ApiError(422, { error: `Validation failed: ${problem}` });
export const notAllowed = (): ApiError => new ApiError(403, { error: 'This action is not allowed' });
