/** What tests of domain blocks have in common: ways through the dashboard, what the server holds, faults and kills. */
import type { RecordedRequest, Sandbox } from '../sandbox/sandbox.ts';
import { type TestBrowser, type TestPage, turnOnServer, waitFor } from './harness';
import { signIn } from './sign-in';

export async function openDashboard(web: TestBrowser, sandbox: Sandbox): Promise<TestPage> {
  await turnOnServer(web, sandbox.origin);
  const dashboard = await web.extensionPage('options.html');
  await signIn(web, dashboard);
  return dashboard;
}

export function openPart(dashboard: TestPage, name: 'import' | 'jobs' | 'snapshots'): Promise<void> {
  return dashboard.evaluate((part) => {
    location.hash = `#${part}`;
  }, name);
}

export const has = (page: TestPage, selector: string) =>
  page.evaluate((wanted) => document.querySelector(wanted) !== null, selector);
export const textOf = (page: TestPage, selector: string) =>
  page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);

/** Pastes a list into the import, and waits for what it would do. */
export async function dryRun(dashboard: TestPage, lines: readonly string[]): Promise<void> {
  await openPart(dashboard, 'import');
  await waitFor('the form', () => has(dashboard, 'textarea[name="pasted"]'));
  await dashboard.evaluate((text) => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[name="pasted"]');
    if (!field) return;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, lines.join('\n'));
  await dashboard.click('form button[type="submit"]');
  await waitFor('the dry run', () => has(dashboard, '[data-plan]'), 60_000);
}

/** One call in ten goes wrong, in all the ways there are. */
export function addFaults({ faults }: Sandbox): void {
  faults.add({ kind: 'status', statuses: [503], rate: 0.02 });
  faults.add({ kind: 'rate-limit', rate: 0.02 });
  faults.add({ kind: 'drop-before', rate: 0.02 });
  faults.add({ kind: 'drop-after', rate: 0.02 });
  faults.add({ kind: 'slow', rate: 0.02, delayMs: 1_000 });
}

/** Requests beyond a limit: the server's own refusals, not those that were made up. */
export function refusedByLimits({ requests }: Sandbox): readonly RecordedRequest[] {
  return requests.filter(({ status, faults }) => status === 429 && !faults.includes('rate-limit'));
}

/** How many requests of the extension each window of the server's limit saw, oldest first. */
export function usedOfWindows({ requests, settings }: Sandbox): readonly number[] {
  const windowMs = 300_000 * settings.rateLimits.windowScale;
  const counts = new Map<number, number>();
  for (const { path, tokenId, isPage, time } of requests) {
    if (!path.startsWith('/api/') || tokenId === undefined || isPage) continue;
    const window = Math.floor(time / windowMs);
    counts.set(window, (counts.get(window) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([, count]) => count);
}

/**
 * Stops the background, and starts it anew as somebody does who looks at its work: by itself it would take up to half
 * a minute each time.
 */
export async function killBackground(web: TestBrowser, dashboard: TestPage): Promise<void> {
  await web.killBackground();
  await dashboard.reload();
}
