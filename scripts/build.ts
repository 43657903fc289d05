/** `npm run build`: the extension for both browsers, with its sizes and what it may do. */
import { manifestProblems } from './manifest';
import { main, Problem, run } from './run';
import { checkSizes } from './sizes';

export const OUTPUT = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' } as const;

/** Builds for these browsers; throws if a build fails, a script is too large or a permission came in. */
export async function build(browsers: readonly (keyof typeof OUTPUT)[]): Promise<void> {
  for (const browser of browsers) {
    const { code, output } = await run(
      'npx',
      ['wxt', 'build', '-b', browser === 'chromium' ? 'chrome' : 'firefox'],
      {
        quiet: true,
      },
    );
    if (code !== 0) throw new Problem(`The build for ${browser} failed:\n${output}`);
    console.log(`Built for ${browser}:`);
    await checkSizes(OUTPUT[browser]);
    const problems = await manifestProblems(OUTPUT[browser]);
    if (problems.length > 0) throw new Problem(problems.join('\n'));
  }
}

if (process.argv[1]?.endsWith('build.ts'))
  main(async () => {
    await build(['chromium', 'firefox']);
    return 0;
  });
