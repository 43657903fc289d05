/** Every state of popup and dashboard: axe finds nothing, nothing needs scrolling sideways, and no words are cut off. */
import { smallSizeOf } from '../gallery/looks';
import { GALLERY_SANDBOX, walkStates } from '../gallery/walk';
import { expect, test } from './harness';
import { axeFaults, layoutFaults } from './page-faults';

test.use({ sandboxOptions: GALLERY_SANDBOX, browserOptions: { reducedMotion: true } });

test('every state can be read by everybody', async ({ web, sandbox }) => {
  const faults: string[] = [];
  const states: string[] = [];
  await walkStates(web, sandbox, async (state, page) => {
    states.push(state.name);
    const found = [...(await axeFaults(page, 'body')), ...(await layoutFaults(page))];
    if (web.name === 'chromium') {
      await page.setSize(...smallSizeOf(state));
      found.push(...(await layoutFaults(page)).map((fault) => `small: ${fault}`));
    }
    faults.push(...found.map((fault) => `${state.name}: ${fault}`));
  });
  expect(states.length).toBeGreaterThan(50);
  expect(faults).toEqual([]);
});
