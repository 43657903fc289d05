/** A state that a person may meet one of our pages in, and how to get there. */
import type { StoredAccount } from '../../lib/background/database';
import type { TestBrowser, TestPage } from '../e2e/browsers/browser';
import type { Sandbox } from '../sandbox/sandbox';

export interface State {
  /** Names its picture. */
  readonly name: string;
  /** Page of the extension, and its part. */
  readonly at: 'popup.html' | `options.html#${string}`;
  /** Brings server and storage there, before the page is opened. */
  readonly set?: (stage: Stage) => Promise<void> | void;
  /** What the person then does on the page. */
  readonly act?: (page: TestPage, stage: Stage) => Promise<void>;
  /** Selector of what is there once the state is. */
  readonly shows: string;
  /** Path that the server has been asked for by then. */
  readonly asks?: string;
  /** A request hangs in the background, and would hold up all after it. */
  readonly hangs?: boolean;
  /** A web page is in front, with the popup over it. Chromium only: in Firefox the tab that is looked at is in front. */
  readonly over?: string;
}

/** What the states play on. */
export interface Stage {
  readonly web: TestBrowser;
  readonly sandbox: Sandbox;
  /** The tab in which all states are opened, one after the other. */
  readonly page: TestPage;
  /** As the server let it in, from when somebody has signed in. */
  account: StoredAccount | undefined;
}

/** The account of all states that need one. */
export function accountOf({ account }: Stage): StoredAccount {
  if (!account) throw new Error('Nobody has signed in yet');
  return account;
}

/** What a popup and a tab show of our pages, in CSS pixels. */
export function sizeOf({ at }: State): readonly [width: number, height: number] {
  return at === 'popup.html' ? [360, 600] : [1280, 900];
}
