/** `npm run bench`: what Sluice costs a page, its popup and its order, each against its budget. */
import { build } from './build';
import { findOrInstall } from './find-browser';
import { main, run } from './run';

/** Badges, notices and delays alone have budgets of their own. */
const WITHOUT_ORDERING = ['--off', 'written-order', '--off', 'late-tray'];
const BENCHES = [
  ['timeline-order'],
  ['import-list'],
  ['popup-open'],
  ['own-tasks', ...WITHOUT_ORDERING],
  ['page-cost', ...WITHOUT_ORDERING],
  ['page-cost'],
];

main(async () => {
  await findOrInstall('chromium', console.log);
  await build(['chromium']);
  let over = 0;
  for (const [bench, ...options] of BENCHES) {
    console.log(`\n== ${[bench, ...options].join(' ')}`);
    const { code } = await run('npx', ['tsx', `tests/bench/${bench}.ts`, ...options]);
    if (code !== 0) over += 1;
  }
  return over > 0 ? 1 : 0;
});
