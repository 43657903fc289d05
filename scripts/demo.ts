/**
 * `npm run demo`: Sluice on a Mastodon-like server on this machine.
 *
 *     npm run demo                                   opens a browser
 *     npm run demo -- --browser firefox
 *     npm run demo -- --headless --shot DIR          needs no display, leaves pictures in DIR
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { LaunchOptions, TestBrowser, TestPage } from '../tests/e2e/browsers/browser';
import { pause, waitFor } from '../tests/e2e/browsers/browser';
import { startChromium } from '../tests/e2e/browsers/chromium';
import { startFirefox } from '../tests/e2e/browsers/firefox';
import { startOutsideWorld } from '../tests/e2e/browsers/outside-world';
import { signIn } from '../tests/e2e/sign-in';
import { turnOnServer } from '../tests/e2e/turn-on';
import { type Sandbox, startSandbox } from '../tests/sandbox/sandbox';
import { build, OUTPUT } from './build';
import { type BrowserName, findBrowser, findOrInstall } from './find-browser';
import { main, Problem } from './run';

const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    headless: { type: 'boolean', default: false },
    shot: { type: 'string' },
  },
});

main(async () => {
  const name = await chooseBrowser(values.browser);
  tell('Building the extension …');
  await build([name]);
  tell('Starting the sandbox server …');
  const sandbox = await startSandbox({ statuses: 200, threadsFollows: 20 });
  const outside = await startOutsideWorld();
  try {
    await run(name, sandbox, outside.port);
  } finally {
    await sandbox.close();
    await outside.close();
  }
  return 0;
});

/** Shows Sluice on the sandbox, or takes pictures of it. */
async function run(name: BrowserName, sandbox: Sandbox, proxyPort: number): Promise<void> {
  const executable = await findOrInstall(name, tell);
  const start = (colourScheme: 'light' | 'dark') => {
    const options: LaunchOptions = { proxyPort, colourScheme, headed: !values.headless };
    return name === 'firefox'
      ? startFirefox(executable, resolve(OUTPUT.firefox), options)
      : startChromium(executable, resolve(OUTPUT.chromium), options);
  };
  if (values.shot === undefined) {
    tell(`Starting ${executable} …`);
    await show(await start('light'), sandbox);
    return;
  }
  for (const scheme of ['light', 'dark'] as const) {
    tell(`Starting ${executable} (${scheme}) …`);
    const web = await start(scheme);
    try {
      await takePictures(web, sandbox, scheme, values.shot);
    } finally {
      await web.close();
    }
  }
  tell(`The pictures are in ${values.shot}.`);
}

function tell(line: string): void {
  console.log(line);
}

async function chooseBrowser(asked: string | undefined): Promise<BrowserName> {
  if (asked !== undefined) {
    if (asked !== 'chromium' && asked !== 'firefox')
      throw new Problem('--browser takes chromium or firefox.');
    return asked;
  }
  return !findBrowser('chromium') && findBrowser('firefox') ? 'firefox' : 'chromium';
}

/** Turns Sluice on for the sandbox and shows its home timeline. */
async function openHome(web: TestBrowser, sandbox: Sandbox): Promise<TestPage> {
  await turnOnServer(web, sandbox.origin);
  const page = await web.newPage(`${sandbox.origin}/home`);
  await waitFor(
    'badges',
    () => page.evaluate(() => document.querySelector('[data-sluice-network]') !== null),
    20_000,
  );
  return page;
}

async function takePictures(
  web: TestBrowser,
  sandbox: Sandbox,
  scheme: string,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const page = await openHome(web, sandbox);
  sandbox.pushLateStatus();
  await pause(1_500);
  await page.screenshot(join(folder, `timeline-${scheme}.png`));
  await web.popupScreenshot(page, join(folder, `popup-${scheme}.png`));
  const dashboard = await web.extensionPage('options.html');
  await signIn(web, dashboard);
  sandbox.world.me.domainBlocks.set('spam.example', sandbox.world.me.nextRow());
  await dashboard.reload();
  await pause(1_200);
  await dashboard.screenshot(join(folder, `dashboard-${scheme}.png`));
  tell(`Took the ${scheme} pictures.`);
}

/** Leaves the browser to the person, with a late post every half minute, until they close it. */
async function show(web: TestBrowser, sandbox: Sandbox): Promise<void> {
  const page = await openHome(web, sandbox);
  await page.bringToFront();
  tell(
    `Sluice is on for ${sandbox.origin}. Click a badge; open the popup from the toolbar; sign in there with one click.`,
  );
  tell('A late post from Threads arrives every half minute. Close the browser or press Ctrl+C to end.');
  for (;;) {
    await pause(30_000);
    const isThere = await page.url().then(
      () => true,
      () => false,
    );
    if (!isThere) return;
    sandbox.pushLateStatus();
  }
}
