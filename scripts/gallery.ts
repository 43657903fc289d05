/**
 * `npm run gallery -- DIR`: a picture of every state of popup and dashboard, as people of several languages and with
 * several needs see it.
 *
 *     npm run gallery -- DIR --only jobs        the states with `jobs` in their names
 *     npm run gallery -- DIR --language ar      in one language
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TestPage } from '../tests/e2e/browsers/browser';
import { startChromium } from '../tests/e2e/browsers/chromium';
import { startOutsideWorld } from '../tests/e2e/browsers/outside-world';
import { looksIn, takePicture } from '../tests/gallery/looks';
import type { State } from '../tests/gallery/state';
import { GALLERY_SANDBOX, walkStates } from '../tests/gallery/walk';
import { startSandbox } from '../tests/sandbox/sandbox';
import { build, OUTPUT } from './build';
import { findOrInstall } from './find-browser';
import { main, Problem } from './run';

const LANGUAGES = ['en', 'de', 'ar'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, language: { type: 'string' } },
});

main(async () => {
  const [folder] = positionals;
  if (folder === undefined) throw new Problem('Say where the pictures go: npm run gallery -- DIR');
  await mkdir(folder, { recursive: true });
  const executable = await findOrInstall('chromium', console.log);
  await build(['chromium']);
  for (const language of values.language === undefined ? LANGUAGES : [values.language])
    await takeAll(executable, language, folder);
  console.log(`The pictures are in ${folder}.`);
  return 0;
});

/** Goes through all states in a browser of this language. */
async function takeAll(executable: string, language: string, folder: string): Promise<void> {
  const sandbox = await startSandbox(GALLERY_SANDBOX);
  const outside = await startOutsideWorld();
  const web = await startChromium(executable, OUTPUT.chromium, {
    proxyPort: outside.port,
    locale: language,
    // Colours that are on their way from one to the other are neither's.
    reducedMotion: true,
  });
  let count = 0;
  try {
    await walkStates(
      web,
      sandbox,
      async (state, page) => {
        count += await picture(state, page, language, folder);
      },
      ({ name }) => name.includes(values.only),
    );
  } finally {
    await web.close();
    await sandbox.close();
    await outside.close();
  }
  console.log(`Took ${count} pictures in ${language}.`);
}

/** Takes a state in each of its looks; says how many there are. */
async function picture(state: State, page: TestPage, language: string, folder: string): Promise<number> {
  const looks = looksIn(language, state);
  for (const look of looks)
    await takePicture(page, look, join(folder, `${state.name}.${language}.${look.name}.png`));
  return looks.length;
}
