/** What a test may do with a browser that has the extension loaded: the same in Chromium and Firefox. */

/** A tab, or a window that the browser opened for a sign-in. */
export interface TestPage {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  url(): Promise<string>;
  /** Runs a function in the page's own world and gives its result, which must be plain data. */
  evaluate<Value, Arg = undefined>(run: (arg: Arg) => Value | Promise<Value>, arg?: Arg): Promise<Value>;
  /** Runs a script that a test brings along, whatever the page's policy; what it leaves on `window` stays. */
  addScript(source: string): Promise<void>;
  /** A real click in the middle of the element. */
  click(selector: string): Promise<void>;
  /** Replaces what is in a field by real typing. */
  fill(selector: string, text: string): Promise<void>;
  /** A real key press, such as `j`, `Tab`, `Escape`, `ArrowDown`; `Shift+Tab`. */
  press(key: string): Promise<void>;
  screenshot(file: string): Promise<void>;
  /** Width and height of what is seen of the page, in CSS pixels. */
  setSize(width: number, height: number): Promise<void>;
  bringToFront(): Promise<void>;
  /** Colours of the open page, in place of those that the browser was started with. Chromium only. */
  setColours?(scheme: ColourScheme, forced: boolean): Promise<void>;
  /** Names of all nodes of this role, in the order of the accessibility tree. Chromium only. */
  accessibleNames?(role: string): Promise<string[]>;
  close(): Promise<void>;
}

export type ColourScheme = 'light' | 'dark';

export interface LaunchOptions {
  /** Hosts outside of this machine go here, to be counted and refused. */
  readonly proxyPort: number;
  readonly colourScheme?: ColourScheme;
  readonly reducedMotion?: boolean;
  readonly forcedColours?: boolean;
  /** Browser locale, such as `ar`; default `en`. */
  readonly locale?: string;
  /** A window to look at, for the demo. */
  readonly headed?: boolean;
  /** A display of `startDisplay` to open the window on: there Chromium's own questions can be answered. */
  readonly display?: string;
}

export interface TestBrowser {
  readonly name: 'chromium' | 'firefox';
  newPage(url?: string): Promise<TestPage>;
  /** A page of the extension in a tab: `popup.html`, `options.html`. */
  extensionPage(path: string): Promise<TestPage>;
  extensionUrl(path: string): string;
  /** Does something that makes the browser ask for a permission, and says yes (Chromium without a display: beforehand). */
  allowing(origin: string, act: () => Promise<void>): Promise<void>;
  /** The same, and says no. Chromium without a display shows its question to nobody. */
  denying(act: () => Promise<void>): Promise<void>;
  /** Takes a granted origin back, as people do in the browser's settings. */
  revoke(origin: string): Promise<void>;
  /** Stops the background; the next event starts it anew. */
  killBackground(): Promise<void>;
  /** Waits for the window of a sign-in that `act` starts. */
  authWindow(act: () => Promise<void>): Promise<TestPage>;
  /** Opens the real popup over a page and gives a picture of it. */
  popupScreenshot(over: TestPage, file: string): Promise<void>;
  /** Uncaught errors and console errors of pages and of the extension so far, oldest first. */
  errors(): Promise<readonly string[]>;
  /**
   * Closes the browser and starts it again on the same profile, with what the extension stored and was granted. Pages
   * that were open are gone, and none is opened.
   */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Waits until `look` gives something other than undefined, null or false; throws after the time is over. */
export async function waitFor<Value>(
  what: string,
  look: () => Promise<Value>,
  timeoutMs = 20_000,
): Promise<NonNullable<Value>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await look().catch(() => undefined);
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
    await pause(50);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
