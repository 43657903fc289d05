/** Finding a browser on this machine, and getting one if there is none. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { Problem, run } from './run';

export type BrowserName = 'chromium' | 'firefox';

const NAMES: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'microsoft-edge', 'msedge'],
  firefox: ['firefox-esr', 'firefox'],
};

/** Where browsers lie that are not on the path. */
const PLACES: Record<BrowserName, readonly string[]> = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    join(homedir(), 'AppData\\Local\\Chromium\\Application\\chrome.exe'),
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    'C:\\Program Files (x86)\\Mozilla Firefox\\firefox.exe',
  ],
};

const PACKAGES: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

/**
 * The program of a browser that takes extensions from a folder. Branded Chrome does not since version 137, so it is not
 * looked for. `SLUICE_CHROMIUM` and `SLUICE_FIREFOX` name one by hand.
 */
export function findBrowser(name: BrowserName): string | undefined {
  const named = process.env[`SLUICE_${name.toUpperCase()}`];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  const onPath = NAMES[name].flatMap((file) =>
    endings.flatMap((end) => folders.map((folder) => join(folder, file + end))),
  );
  const own = name === 'chromium' ? [chromium.executablePath()] : [];
  return [...onPath, ...PLACES[name], ...own].find((file) => existsSync(file));
}

/** Whether this is Debian and we may install its packages. */
export function canInstallPackages(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

export async function installPackages(
  packages: readonly string[],
  tell: (line: string) => void,
): Promise<void> {
  tell(`Installing Debian's ${packages.join(', ')} …`);
  await run('apt-get', ['update'], { quiet: true });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Finds the browser, or installs it: Debian's package when root on Debian, else Playwright's own Chromium. */
export async function findOrInstall(name: BrowserName, tell: (line: string) => void): Promise<string> {
  const found = findBrowser(name);
  if (found) return found;
  if (canInstallPackages()) {
    await installPackages([PACKAGES[name], 'fonts-noto-color-emoji'], tell);
  } else if (name === 'chromium') {
    tell("Installing Playwright's Chromium …");
    await run('npx', ['playwright', 'install', 'chromium'], { quiet: true });
  }
  const installed = findBrowser(name);
  if (installed) return installed;
  throw new Problem(
    `No ${name === 'firefox' ? 'Firefox' : 'Chromium or Edge'} was found and none could be installed. Install one, or name its program in SLUICE_${name.toUpperCase()}.`,
  );
}
