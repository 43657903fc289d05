/** Puts an answer on the wire, with the faults that meet it. */

import type { ServerResponse } from 'node:http';
import { deepJson, type Fault, type FaultKind, type Faults, withWrongTypes } from './faults.ts';
import type { Answer } from './http.ts';

const HUNDRED_MEGABYTES = 100_000_000;
const CHUNK = ' '.repeat(65_536);

/** What a fault puts in the place of the server's own answer; `undefined`: the server answers by itself. */
export function answerInstead(fault: Fault, faults: Faults, path: string): Answer | undefined {
  switch (fault.kind) {
    case 'status': {
      const status = faults.statusOf(fault);
      return {
        status,
        json: {
          error:
            status === 404
              ? 'Record not found'
              : 'There was a temporary problem serving your request, please try again',
        },
      };
    }
    case 'rate-limit':
      return {
        status: 429,
        json: { error: 'Too many requests' },
        headers: fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
      };
    case 'html':
      return {
        status: 200,
        text: '<!doctype html><title>Welcome to Hotel Wi-Fi</title><h1>Please sign in</h1>',
        headers: { 'content-type': 'text/html; charset=utf-8' },
      };
    case 'deep-json':
      return {
        status: 200,
        text: deepJson(),
        headers: { 'content-type': 'application/json; charset=utf-8' },
      };
    case 'foreign-redirect':
      return { status: 302, text: '', headers: { location: `${fault.to ?? ''}${path}` } };
    default:
      return undefined;
  }
}

/** The server's answer as the faults leave it. */
export function distorted(answer: Answer, faults: readonly Fault[], path: string): Answer {
  let distortedAnswer = answer;
  for (const fault of faults) {
    if (fault.kind === 'wrong-types')
      distortedAnswer = { ...distortedAnswer, json: withWrongTypes(distortedAnswer.json) };
    if (fault.kind === 'foreign-link') {
      const link = `<${fault.to ?? ''}${path}?max_id=1>; rel="next"`;
      distortedAnswer = { ...distortedAnswer, headers: { ...distortedAnswer.headers, link } };
    }
  }
  return distortedAnswer;
}

/** Sends the answer, or a flood in its place. */
export function transmit(response: ServerResponse, answer: Answer, faults: readonly Fault[]): void {
  const body = answer.bytes ?? answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json));
  const type = answer.json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(answer.status, { ...type, ...answer.headers });
  const flood = faults.find(({ kind }) => kind === 'endless' || kind === 'huge');
  if (!flood) {
    response.end(body);
    return;
  }
  void pour(
    response,
    flood.kind === 'endless' ? Number.POSITIVE_INFINITY : (flood.bytes ?? HUNDRED_MEGABYTES),
  );
}

async function pour(response: ServerResponse, bytes: number): Promise<void> {
  response.write('[');
  for (let sent = 1; sent < bytes - 1 && !response.destroyed; sent += CHUNK.length) {
    if (!response.write(CHUNK)) {
      await new Promise<void>((resolve) => {
        response.once('drain', resolve);
        response.once('close', resolve);
      });
    }
    // An endless answer trickles: it is to hold a client up, not to fill a disk.
    if (bytes === Number.POSITIVE_INFINITY) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  response.end(']');
}

export const has = (faults: readonly Fault[], kind: FaultKind): boolean =>
  faults.some((fault) => fault.kind === kind);
