/** Reading a body within bounds: a hostile server may send without end, or JSON that is no JSON. */
import { failed, ok, type Result } from '../rules/result';
import type { ApiFailure } from './api-failure';

/** The largest real answer, a public list of 20,000 blocked domains, has some 5 MB. */
const LARGEST_BODY = 20_000_000;
/** A body that takes longer than this is given up, however it drips. */
const LONGEST_MS = 60_000;

export interface ReadJson {
  readonly parsed: unknown;
  /** Length of the text it was parsed from. */
  readonly size: number;
}

/** The parsed body; an empty one counts as `{}`. */
export async function readJson(response: Response): Promise<Result<ReadJson, ApiFailure>> {
  const bad = failed<ApiFailure>({ kind: 'bad-answer', status: response.status });
  const read = await readText(response, bad);
  if (!read.ok) return read;
  const text = read.value;
  if (text.trim() === '') return ok({ parsed: {}, size: text.length });
  try {
    return ok({ parsed: JSON.parse(text), size: text.length });
  } catch {
    // HTML of a proxy or a captive portal, or half an answer: said by the failure.
    return bad;
  }
}

async function readText(
  response: Response,
  tooLarge: Result<never, ApiFailure>,
): Promise<Result<string, ApiFailure>> {
  const reader = response.body?.getReader();
  if (!reader) return ok('');
  const decoder = new TextDecoder();
  const end = Date.now() + LONGEST_MS;
  let size = 0;
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(text + decoder.decode());
      size += value.byteLength;
      if (size > LARGEST_BODY || Date.now() > end) {
        await reader.cancel();
        return size > LARGEST_BODY ? tooLarge : failed({ kind: 'timeout' });
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    // The connection broke in the middle of the body, or the time for the whole was over.
    return failed(brokenBy(error));
  }
}

/** What a `fetch`, or the reading of its body, that ended with an exception means. */
export function brokenBy(error: unknown): ApiFailure {
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
  return { kind: isTimeout ? 'timeout' : 'network' };
}
