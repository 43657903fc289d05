/** Answering messages in the background: checks who sends, parses what is sent, calls the handler. */
import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { type AnswerOf, type MessageName, messages, type RequestOf, type Trust } from './protocol';

export interface Sender {
  /** Origin of the page that the sender runs in, such as `https://mastodon.example`. */
  readonly origin: string;
  readonly tabId?: number;
}

export type Handlers = {
  readonly [Name in MessageName]: (
    request: RequestOf<Name>,
    sender: Sender,
  ) => AnswerOf<Name> | Promise<AnswerOf<Name>>;
};

const envelopeSchema = z.object({ name: z.string(), request: z.unknown() });

/**
 * Starts to answer. Must be called in the first turn of the background's start, or messages that woke it are lost.
 *
 * @param isEnabledOrigin whether page scripts may run at an origin; only they may send `page` messages.
 */
export function serve(handlers: Handlers, isEnabledOrigin: (origin: string) => Promise<boolean>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: browser.Runtime.MessageSender) =>
    answer(handlers, isEnabledOrigin, message, sender),
  );
}

/** `origin` is newer than the polyfill's types; both browsers set it, also for content scripts and sub-frames. */
type NamedSender = browser.Runtime.MessageSender & { origin?: string };

async function answer(
  handlers: Handlers,
  isEnabledOrigin: (origin: string) => Promise<boolean>,
  message: unknown,
  sender: NamedSender,
): Promise<unknown> {
  const envelope = envelopeSchema.safeParse(message);
  if (!envelope.success || !isMessageName(envelope.data.name)) throw new Error('Refused: no such message');
  const { name, request } = envelope.data;
  const origin = sender.id === browser.runtime.id ? sender.origin : undefined;
  if (origin === undefined || !(await isAllowed(messages[name].from, origin, isEnabledOrigin)))
    throw new Error(`${name} refused: not from a context that may send it`);
  const tabId = sender.tab?.id;
  return callHandler(handlers, name, request, { origin, ...(tabId !== undefined && { tabId }) });
}

async function callHandler<Name extends MessageName>(
  handlers: Handlers,
  name: Name,
  request: unknown,
  sender: Sender,
): Promise<AnswerOf<Name>> {
  const parsed = messages[name].request.safeParse(request);
  if (!parsed.success) throw new Error(`${name} refused: not of the right shape`);
  return handlers[name](parsed.data, sender);
}

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(messages, name);
}

/** By origin, which a page cannot forge; an own page opened in a tab has `sender.tab` too, so that is no test. */
async function isAllowed(
  trust: Trust,
  origin: string,
  isEnabledOrigin: (origin: string) => Promise<boolean>,
): Promise<boolean> {
  if (`${origin}/` === browser.runtime.getURL('/')) return true;
  return trust === 'page' && (await isEnabledOrigin(origin));
}
