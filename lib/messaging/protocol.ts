/** Every message between contexts: what is asked, what is answered, and who may ask. Messages go to the background only. */
import * as z from 'zod/mini';
import type { DomainMark } from '../rules/account-marks';
import type { Result } from '../rules/result';
import type { PageHealth } from '../storage/items';
import { domainMarkSchema, pageHealthSchema } from '../storage/schemas';

/**
 * Who may send a message. `page`: content scripts on enabled servers, so perhaps a page that got hold of one: nothing
 * that needs a token, acts at a server in the person's name, or tells what they did not put on that page themselves.
 * `extension`: our own pages alone.
 */
export type Trust = 'page' | 'extension';

export type EnableFailure =
  /** No permission for the origin. */
  | 'not-permitted'
  /** The browser refused to register or run the scripts. */
  | 'refused';

export interface Protocol {
  /** Says which origin the permission is for that is about to be asked: the prompt may close the popup that asks. */
  planToEnable(request: { origin: string }): Result<null, never>;
  /** Registers the page scripts for an origin that the person granted, and runs them in its open tabs. */
  enableServer(request: { origin: string }): Result<{ reloadNeeded: boolean }, EnableFailure>;
  /** Unregisters the scripts; open pages hear of it by storage and remove every trace. */
  disableServer(request: { origin: string }): Result<null, never>;
  /** What a page of the sender's origin could and could not do. */
  reportHealth(request: Omit<PageHealth, 'reportedAt'>): Result<null, never>;
  /** Turns a network's badges on or off, from its card. */
  setNetworkBadge(request: { networkId: string; isOn: boolean }): Result<null, never>;
  /** Gives a domain a mark of the person's own; null takes it away. */
  setDomainMark(request: { domain: string; mark: DomainMark | null }): Result<null, never>;
  /** Opens the dashboard on the block form with this domain filled in. Blocks nothing. */
  openBlockForm(request: { domain: string }): Result<null, never>;
}

export type MessageName = keyof Protocol;
export type RequestOf<Name extends MessageName> = Parameters<Protocol[Name]>[0];
export type AnswerOf<Name extends MessageName> = ReturnType<Protocol[Name]>;

const origin = z.object({ origin: z.string().check(z.regex(/^https?:\/\/[^/]+$/), z.maxLength(300)) });
const domain = z.string().check(z.minLength(1), z.maxLength(253));

export const messages: {
  readonly [Name in MessageName]: {
    readonly from: Trust;
    readonly request: z.ZodMiniType<RequestOf<Name>>;
  };
} = {
  planToEnable: { from: 'extension', request: origin },
  enableServer: { from: 'extension', request: origin },
  disableServer: { from: 'extension', request: origin },
  reportHealth: { from: 'page', request: pageHealthSchema },
  setNetworkBadge: {
    from: 'page',
    request: z.object({ networkId: z.string().check(z.maxLength(60)), isOn: z.boolean() }),
  },
  setDomainMark: { from: 'page', request: z.object({ domain, mark: z.nullable(domainMarkSchema) }) },
  openBlockForm: { from: 'page', request: z.object({ domain }) },
};
