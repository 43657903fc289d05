/** What the server wrote into the page: version, flavour, the signed-in person and the settings that shape the interface. */
import type { Account } from './api/entities.ts';

export interface PageMeta {
  readonly access_token?: string;
  readonly advanced_layout?: boolean;
  readonly domain: string;
  readonly locale: string;
  readonly me?: string;
  readonly reduce_motion?: boolean;
  readonly streaming_api_base_url: string;
  readonly title: string;
  readonly use_pending_items?: boolean;
  readonly version: string;
}

interface InitialState {
  readonly meta: PageMeta;
  readonly accounts: Readonly<Record<string, Account>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

function readInitialState(): InitialState {
  const script = document.getElementById('initial-state');
  if (script?.textContent) return JSON.parse(script.textContent);
  throw new Error('The page has no #initial-state.');
}

const initialState = readInitialState();

export const meta = initialState.meta;
export const settings = initialState.settings;
export const preloadedAccounts = initialState.accounts;
export const myId = meta.me;

const minor = Number(meta.version.split('.')[1] ?? '6');

/** True on Mastodon 4.`wanted` and later: every difference between versions is decided by this one question. */
export function since(wanted: number): boolean {
  return minor >= wanted;
}

/** True when the page is drawn in glitch-soc's own flavour. */
export const glitch =
  document.documentElement.dataset['userFlavour'] === 'glitch' ||
  document.body.classList.contains('flavour-glitch');

/** The widest window in which the page is laid out for a phone, in CSS pixels. */
const PHONE_WIDTH = 630;

/** The advanced layout is for wide windows of people who chose it, and only on pages opened where it makes sense. */
export const multiColumn =
  meta.advanced_layout === true &&
  window.innerWidth > PHONE_WIDTH &&
  /^\/($|home$|getting-started|deck(\/|$))/.test(window.location.pathname);
