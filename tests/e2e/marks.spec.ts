/** Marks of the person's own: made in the dashboard or in a card, seen on the page, and taken back. */
import { expect, type TestBrowser, type TestPage, test, waitFor } from './harness';

const BADGE = 'article .status__info .sluice-badge';

/** Texts of the badges on the page, one of each. */
const badges = (page: TestPage) =>
  page.evaluate(
    (selector) => [
      ...new Set([...document.querySelectorAll(selector)].map(({ textContent }) => textContent)),
    ],
    BADGE,
  );

const has = (page: TestPage, selector: string) =>
  page.evaluate((wanted) => document.querySelector(wanted) !== null, selector);

const textOf = (page: TestPage, selector: string) =>
  page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);

/** Clicks the button of a card or of the dashboard that says this. */
async function clickText(page: TestPage, within: string, text: string): Promise<void> {
  await waitFor(text, () =>
    page.evaluate(
      ({ within, text }) => {
        const all = [...document.querySelectorAll<HTMLElement>(`${within} :is(button, label.switch)`)];
        document.querySelector('[data-test-target]')?.removeAttribute('data-test-target');
        const found = all.find((one) => (one.getAttribute('aria-label') ?? one.textContent) === text);
        found?.setAttribute('data-test-target', '');
        return found !== undefined;
      },
      { within, text },
    ),
  );
  await page.click('[data-test-target]');
}

async function openMarks(web: TestBrowser, domain = ''): Promise<TestPage> {
  const page = await web.extensionPage(`options.html#marks/${domain}`);
  await waitFor('the form', () => has(page, 'input[name="domain"]'));
  return page;
}

async function openCard(page: TestPage, selector: string): Promise<void> {
  await page.bringToFront();
  await page.click(selector);
  await waitFor('the card', () => has(page, '.sluice-card:popover-open'));
}

test('any domain gets a badge with a name and a colour, and a removed one can be brought back', async ({
  web,
  home,
}) => {
  const domain = await home.evaluate(() => {
    const names = [...document.querySelectorAll('article .display-name__account')];
    const domains = names.map(({ textContent }) => /@([a-z-]+\.example)$/.exec(textContent ?? '')?.[1]);
    return domains.find((name) => name !== undefined && name !== 'home.example');
  });
  expect(domain).toBeDefined();
  const dashboard = await openMarks(web);
  await dashboard.fill('input[name="domain"]', `@Somebody@${domain?.toUpperCase()}`);
  await dashboard.fill('input[name="name"]', 'Work <b>');
  await dashboard.fill('input[name="note"]', 'colleagues');
  await dashboard.evaluate(() => {
    const colours = document.querySelectorAll('select')[1];
    if (!colours) throw new Error('There are no colours');
    colours.value = 'blue';
    colours.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await clickText(dashboard, 'form', 'Save');
  const own = `${BADGE}[data-sluice-network="own"][data-sluice-colour="blue"]`;
  await waitFor('the badge', () => has(home, own));
  expect(await badges(home)).toContain('Work <b>');
  await openCard(home, own);
  expect(await textOf(home, '.sluice-card')).toContain('colleagues');
  expect(await textOf(home, '.sluice-card')).toContain(`Your setting for ${domain}: a badge of your own.`);

  // Another mark for the same domain would overwrite this one.
  await dashboard.bringToFront();
  await dashboard.fill('input[name="domain"]', domain ?? '');
  await clickText(dashboard, 'form', 'Save');
  await waitFor('the refusal', () => has(dashboard, '.field-problem'));
  expect(await badges(home)).toContain('Work <b>');

  await clickText(dashboard, 'main', `Remove the mark of ${domain}`);
  await waitFor('no badge', async () => !(await has(home, own)));
  await clickText(dashboard, 'form', 'Save');
  await waitFor('the badge again', () => has(home, own));
});

test('the card says what the server and the person set, and takes badges away, which the dashboard gives back', async ({
  web,
  home,
  sandbox,
}) => {
  const threads = `${BADGE}[data-sluice-network="threads"]`;
  await openCard(home, threads);
  const card = await textOf(home, '.sluice-card');
  expect(card).toContain('Your server does not limit threads.net.');
  expect(card).toContain('Your setting for threads.net: none.');
  sandbox.requests.length = 0;
  await clickText(home, '.sluice-card', 'Open on my server');
  await waitFor('a page of the server', async () =>
    sandbox.requests.some(({ path }) => /^\/@[\w.]+@(?:www\.)?threads\.net\/\d+$/.test(path)),
  );

  await openCard(home, threads);
  await clickText(home, '.sluice-card', 'No badge for threads.net');
  await waitFor('no badges', async () => !(await has(home, threads)));
  const dashboard = await openMarks(web, 'threads.net');
  expect(await textOf(dashboard, 'main li')).toContain('threads.net');
  await clickText(dashboard, 'main', 'Remove the mark of threads.net');
  await waitFor('badges again', () => has(home, threads));

  await openCard(home, threads);
  await clickText(home, '.sluice-card', 'No badges for Threads');
  await waitFor('no badges', async () => !(await has(home, threads)));
  await dashboard.bringToFront();
  await clickText(dashboard, 'main', 'Threads');
  await waitFor('badges again', () => has(home, threads));
});
