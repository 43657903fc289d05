/** Asking the background for something. Carries no schemas: the background checks what it is sent. */
import { browser } from 'wxt/browser';
import type { AnswerOf, MessageName, RequestOf } from './protocol';

/**
 * Sends a message and waits for its answer.
 *
 * Rejects if the message was refused (wrong sender, wrong shape, a bug in the handler) or the extension was updated or
 * removed under a page that is still open. Expected failures come as a `Result`.
 */
export async function send<Name extends MessageName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<AnswerOf<Name>> {
  const answer: AnswerOf<Name> | undefined = await browser.runtime.sendMessage({ name, request });
  if (answer === undefined) throw new Error(`${name}: no answer`);
  return answer;
}
