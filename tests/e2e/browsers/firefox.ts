/** Firefox with the production build, driven by Marionette: the only way in to prompts, event page and popup. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'webextension-polyfill';
import { type LaunchOptions, pause, type TestBrowser, type TestPage, waitFor } from './browser';
import { Marionette } from './marionette';

/** In pages of the extension. */
declare const browser: Browser;

/** As in the manifest. */
const EXTENSION_ID = 'sluice@sluice.example';
/** Firefox makes a new one for each profile; tests need to know it. */
const EXTENSION_UUID = '11111111-2222-4333-8444-555555555555';

const KEYS: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

interface Running {
  readonly process: ChildProcess;
  readonly marionette: Marionette;
}

/** Starts Firefox with the extension that was built into `extensionFolder`. */
export async function startFirefox(
  executablePath: string,
  extensionFolder: string,
  options: LaunchOptions,
): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'sluice-firefox-'));
  await writeFile(join(profile, 'user.js'), preferences(options));
  const earlierErrors: string[] = [];
  let running = await launch();

  async function launch(): Promise<Running> {
    await rm(join(profile, 'MarionetteActivePort'), { force: true });
    const process = spawn(
      executablePath,
      [
        ...(options.headed ? [] : ['--headless']),
        '--no-remote',
        '--profile',
        profile,
        '--marionette',
        '--remote-allow-system-access',
        'about:blank',
      ],
      { stdio: 'ignore', env: { ...globalThis.process.env, MOZ_DISABLE_AUTO_SAFE_MODE: '1' } },
    );
    const port = await waitFor(
      'Firefox',
      async () => Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8')),
      30_000,
    );
    const marionette = await Marionette.connect(port);
    await marionette.command('WebDriver:NewSession', { acceptInsecureCerts: true });
    await marionette.command('Addon:Install', { path: extensionFolder, temporary: true });
    if (!options.headed) await marionette.command('WebDriver:SetWindowRect', { width: 1296, height: 1000 });
    return { process, marionette };
  }

  async function stop(): Promise<void> {
    const { marionette, process } = running;
    const exited = new Promise((resolve) => process.once('exit', resolve));
    await Promise.race([
      marionette.command('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined),
      pause(3000),
    ]);
    await Promise.race([exited, pause(5000)]);
    if (process.exitCode === null) process.kill('SIGKILL');
    marionette.close();
  }

  const inBrowser = (body: string, args: readonly unknown[] = []) =>
    running.marionette.together(() => running.marionette.inBrowser(body, args));
  const extensionUrl = (path: string) => `moz-extension://${EXTENSION_UUID}/${path}`;

  async function newPage(url = 'about:blank'): Promise<TestPage> {
    const { marionette } = running;
    const opened = await marionette.together(() =>
      marionette.command('WebDriver:NewWindow', { type: 'tab' }),
    );
    const { handle } = opened as { handle: string };
    const page = testPage(marionette, handle);
    if (url !== 'about:blank') await page.goto(url);
    return page;
  }
  async function answerPrompt(button: 'button' | 'secondaryButton'): Promise<void> {
    await waitFor('the permission prompt', () =>
      inBrowser(
        `return Services.wm.getMostRecentWindow('navigator:browser').PopupNotifications.panel.state === 'open'`,
      ),
    );
    // The buttons take no click in the first half second, against accidents.
    await pause(700);
    await inBrowser(
      `Services.wm.getMostRecentWindow('navigator:browser').PopupNotifications.panel.childNodes[0][args[0]].click()`,
      [button],
    );
  }
  async function windowHandles(): Promise<string[]> {
    const { marionette } = running;
    return (await marionette.together(() => marionette.command('WebDriver:GetWindowHandles'))) as string[];
  }

  return {
    name: 'firefox',
    newPage,
    extensionUrl,
    extensionPage: (path) => newPage(extensionUrl(path)),
    async allowing(_, act) {
      await act();
      await answerPrompt('button');
    },
    async denying(act) {
      await act();
      await answerPrompt('secondaryButton');
    },
    async revoke(origin) {
      const page = await newPage(extensionUrl('popup.html'));
      const { protocol, hostname } = new URL(origin);
      await page.evaluate(
        (pattern) => browser.permissions.remove({ origins: [pattern] }),
        `${protocol}//${hostname}/*`,
      );
      await page.close();
    },
    async killBackground() {
      await inBrowser(
        `await WebExtensionPolicy.getByID(args[0]).extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
        [EXTENSION_ID],
      );
    },
    async authWindow(act) {
      const before = await windowHandles();
      await act();
      const handle = await waitFor(
        'the sign-in window',
        async () => (await windowHandles()).find((other) => !before.includes(other)),
        15_000,
      );
      const page = testPage(running.marionette, handle);
      await waitFor('the sign-in page', async () => (await page.url()).startsWith('http'), 15_000);
      return page;
    },
    async popupScreenshot(over, file) {
      await over.bringToFront();
      const picture = await inBrowser(
        `const window = Services.wm.getMostRecentWindow('navigator:browser');
         const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
         const { extension } = WebExtensionPolicy.getByID(args[0]);
         const action = ExtensionParent.apiManager.global.browserActionFor(extension);
         action.openPopup(window, true);
         for (let turn = 0; turn < 100 && !window.document.querySelector('.webextension-popup-browser')?.currentURI?.spec.endsWith('popup.html'); turn += 1)
           await new Promise((resolve) => window.setTimeout(resolve, 50));
         await new Promise((resolve) => window.setTimeout(resolve, 900));
         const view = window.document.querySelector('.webextension-popup-browser');
         const { width, height } = view.getBoundingClientRect();
         const bitmap = await view.browsingContext.currentWindowGlobal.drawSnapshot(new DOMRect(0, 0, width, height), 1, 'white');
         const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
         canvas.getContext('2d').drawImage(bitmap, 0, 0);
         const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
         view.closest('panel')?.hidePopup();
         return bytes.toBase64();`,
        [EXTENSION_ID],
      );
      await writeFile(file, Buffer.from(String(picture), 'base64'));
    },
    async errors() {
      return [...earlierErrors, ...((await inBrowser(READ_ERRORS, [EXTENSION_UUID])) as string[])];
    },
    async restart() {
      earlierErrors.push(...((await inBrowser(READ_ERRORS, [EXTENSION_UUID])) as string[]));
      await stop();
      running = await launch();
    },
    async close() {
      await stop();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Errors of web pages and of the extension, out of all that Firefox says to itself. */
const READ_ERRORS = `
  const scripts = Services.console.getMessageArray()
    .filter((message) => message instanceof Ci.nsIScriptError && !(message.flags & Ci.nsIScriptError.warningFlag))
    .filter(({ sourceName, category }) => /^http:|^moz-extension:/.test(sourceName) || category.startsWith('content'))
    .map(({ errorMessage, sourceName, lineNumber }) => errorMessage + ' (' + sourceName + ':' + lineNumber + ')');
  const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
  const logged = storage.getEvents()
    .filter(({ level, filename }) => level === 'error' && /^http:|^moz-extension:/.test(filename))
    .map(({ arguments: parts, filename }) => parts.map(String).join(' ') + ' (' + filename + ')');
  // Firefox's own remark on a page that was left before a message of ours was answered: that page is gone, and nothing
  // in it could catch this.
  return [...scripts, ...logged].filter((text) => !/^Promise (?:resolved|rejected) after context unloaded/.test(text));`;

function testPage(marionette: Marionette, handle: string): TestPage {
  const inTab = <Value>(run: () => Promise<Value>): Promise<Value> =>
    marionette.together(async () => {
      await marionette.command('WebDriver:SwitchToWindow', { handle, focus: true });
      return run();
    });
  const element = async (selector: string): Promise<string> => {
    const found = (await waitFor(selector, () =>
      marionette.command('WebDriver:FindElement', { using: 'css selector', value: selector }),
    )) as { value: Record<string, string> };
    return Object.values(found.value)[0] ?? '';
  };
  return {
    goto: (url) => inTab(async () => void (await marionette.command('WebDriver:Navigate', { url }))),
    reload: () => inTab(async () => void (await marionette.command('WebDriver:Refresh'))),
    url: () => inTab(async () => valueIn(await marionette.command('WebDriver:GetCurrentURL'))),
    evaluate: (run, arg) =>
      inTab(() => marionette.execute(`return (${run})(args[0])`, [arg ?? null])) as Promise<never>,
    addScript: (source) => inTab(async () => void (await marionette.execute(source))),
    click: (selector) =>
      inTab(
        async () =>
          void (await marionette.command('WebDriver:ElementClick', { id: await element(selector) })),
      ),
    fill: (selector, text) =>
      inTab(async () => {
        const id = await element(selector);
        await marionette.command('WebDriver:ElementClear', { id });
        await marionette.command('WebDriver:ElementSendKeys', { id, text });
      }),
    press: (key) => inTab(() => pressKeys(marionette, key)),
    screenshot: (file) =>
      inTab(async () => {
        const picture = await marionette.command('WebDriver:TakeScreenshot', { full: false, hash: false });
        await writeFile(file, Buffer.from(valueIn(picture), 'base64'));
      }),
    setSize: (width, height) =>
      inTab(async () => {
        const [extraWidth, extraHeight] = (await marionette.execute(
          'return [outerWidth - innerWidth, outerHeight - innerHeight]',
        )) as [number, number];
        await marionette.command('WebDriver:SetWindowRect', {
          width: width + extraWidth,
          height: height + extraHeight,
        });
      }),
    bringToFront: () => inTab(async () => undefined),
    close: () =>
      inTab(async () => {
        const others = (await marionette.command('WebDriver:CloseWindow')) as string[];
        // Commands to the browser itself need a tab that still exists.
        await marionette.command('WebDriver:SwitchToWindow', { handle: others[0], focus: true });
      }),
  };
}

async function pressKeys(marionette: Marionette, combination: string): Promise<void> {
  const keys = combination.split('+').map((key) => KEYS[key] ?? key);
  const actions = [
    ...keys.map((value) => ({ type: 'keyDown', value })),
    ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
  ];
  await marionette.command('WebDriver:PerformActions', {
    actions: [{ type: 'key', id: 'keyboard', actions }],
  });
}

function valueIn(answer: unknown): string {
  return String((answer as { value: unknown }).value);
}

function preferences(options: LaunchOptions): string {
  const values: Record<string, string | number | boolean> = {
    'marionette.port': 0,
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    'browser.startup.page': 0,
    'browser.startup.homepage': 'about:blank',
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
    'app.normandy.enabled': false,
    'extensions.getAddons.cache.enabled': false,
    'extensions.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_UUID }),
    // A temporary add-on is uninstalled when the browser ends; what it stored stays, as with one that people installed.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': options.proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': options.proxyPort,
    'network.proxy.no_proxies_on': '127.0.0.1, localhost',
    'layout.css.prefers-color-scheme.content-override': options.colourScheme === 'dark' ? 0 : 1,
    'ui.systemUsesDarkTheme': options.colourScheme === 'dark' ? 1 : 0,
    'ui.prefersReducedMotion': options.reducedMotion ? 1 : 0,
    'ui.useAccessibilityTheme': options.forcedColours ? 1 : 0,
    'browser.display.document_color_use': options.forcedColours ? 2 : 0,
    'intl.locale.requested': options.locale ?? 'en-US',
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
}
