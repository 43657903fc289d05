/** Switches with which a test changes how the page behaves: kept in `localStorage`, read once at start. */

export interface Switches {
  /** How requests are made; the real page uses XMLHttpRequest. */
  readonly transport: 'xhr' | 'fetch';
  /** CSS-module class names get other names, as after a release that moved its folders. */
  readonly renameModules: boolean;
  /** Class names that get a new name (`x` becomes `x-renamed`). */
  readonly renameClasses: readonly string[];
  /** Leaves out `id`, `data-id` and `data-hover-card-account`. */
  readonly dropIds: boolean;
  /** Wraps articles and the parts of posts in one more element. */
  readonly nestDeeper: boolean;
}

const STORAGE_KEY = 'sandbox';

const defaults: Switches = {
  transport: 'xhr',
  renameModules: false,
  renameClasses: [],
  dropIds: false,
  nestDeeper: false,
};

function readSwitches(): Switches {
  const stored: Partial<Switches> = JSON.parse(window.localStorage.getItem(STORAGE_KEY) ?? '{}');
  return { ...defaults, ...stored };
}

export const switches: Switches = readSwitches();

/** Stores switches for the next load of the page. */
export function storeSwitches(changed: Partial<Switches>): void {
  window.localStorage.setItem(STORAGE_KEY, JSON.stringify({ ...switches, ...changed }));
}
