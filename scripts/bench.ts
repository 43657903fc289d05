/** `npm run bench`: what Sluice costs a page, its popup and its order, each against its budget. */
import { build } from './build';
import { findOrInstall } from './find-browser';
import { main, run } from './run';

const BENCHES = ['timeline-order', 'import-list', 'popup-open', 'own-tasks', 'page-cost'];

main(async () => {
  await findOrInstall('chromium', console.log);
  await build(['chromium']);
  let over = 0;
  for (const bench of BENCHES) {
    console.log(`\n== ${bench}`);
    const { code } = await run('npx', ['tsx', `tests/bench/${bench}.ts`]);
    if (code !== 0) over += 1;
  }
  return over > 0 ? 1 : 0;
});
