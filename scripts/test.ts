/**
 * `npm test`: everything that must hold, in the order in which it fails soonest. Ends with a line that adds up the
 * runners' own figures.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canHaveDisplay } from '../tests/e2e/browsers/display';
import { build, OUTPUT } from './build';
import { canInstallPackages, findOrInstall, installPackages } from './find-browser';
import { main, run } from './run';

interface Figures {
  passed: number;
  failed: number;
}

type Part = () => Promise<Figures>;

const PARTS: Readonly<Record<string, Part>> = {
  'Format and lint': () => command('npx', ['biome', 'check', '--error-on-warnings', '.']),
  Types: () => command('npx', ['tsc', '--noEmit']),
  'Types of the sandbox page': () => command('npx', ['tsc', '--noEmit', '-p', 'tests/sandbox/page']),
  'Unit and property tests': unitTests,
  'Build and sizes': () => one(() => build(['chromium', 'firefox'])),
  'Extension linter': () =>
    command('npx', [
      'web-ext',
      'lint',
      '--no-config-discovery',
      '--warnings-as-errors',
      '-s',
      OUTPUT.firefox,
    ]),
  'Reproducible zips': () => one(checkReproducible),
  'End to end, both browsers': endToEndTests,
};

main(async () => {
  const total: Figures = { passed: 0, failed: 0 };
  for (const [name, part] of Object.entries(PARTS)) {
    console.log(`\n== ${name}`);
    const { passed, failed } = await part();
    console.log(`== ${name}: ${passed} passed, ${failed} failed`);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
});

/** A check that either holds or does not. */
async function one(check: () => Promise<unknown>): Promise<Figures> {
  try {
    await check();
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

async function command(program: string, args: readonly string[]): Promise<Figures> {
  const { code } = await run(program, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function unitTests(): Promise<Figures> {
  const file = '.output/unit.json';
  await rm(file, { force: true });
  const { code } = await run('npx', [
    'vitest',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report: unknown = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  const passed = numberIn(report, 'numPassedTests');
  // A runner that fails without a failed test, as on a broken import, still counts as one failure.
  return { passed, failed: Math.max(numberIn(report, 'numFailedTests'), code === 0 ? 0 : 1) };
}

async function endToEndTests(): Promise<Figures> {
  const chromium = await findOrInstall('chromium', console.log);
  const firefox = await findOrInstall('firefox', console.log);
  // For what Chromium asks outside of its pages; elsewhere those tests are skipped and say so.
  if (!canHaveDisplay() && canInstallPackages()) await installPackages(['xvfb', 'xdotool'], console.log);
  const file = '.output/e2e.json';
  await rm(file, { force: true });
  const { code } = await run('npx', ['playwright', 'test'], {
    env: { SLUICE_CHROMIUM: chromium, SLUICE_FIREFOX: firefox },
  });
  const report: unknown = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  const stats = typeof report === 'object' && report && 'stats' in report ? report.stats : {};
  return {
    passed: numberIn(stats, 'expected') + numberIn(stats, 'flaky'),
    failed: Math.max(numberIn(stats, 'unexpected'), code === 0 ? 0 : 1),
  };
}

function numberIn(report: unknown, name: string): number {
  const value = typeof report === 'object' && report !== null ? Reflect.get(report, name) : undefined;
  return typeof value === 'number' ? value : 0;
}

/** Two zips of the same source must be the same bytes: the stores build again and compare. */
async function checkReproducible(): Promise<void> {
  const first = await zipHashes();
  const second = await zipHashes();
  for (const [file, hash] of first) console.log(`  ${file} ${hash.slice(0, 16)}`);
  if (first.size === 0 || JSON.stringify([...first]) !== JSON.stringify([...second]))
    throw new Error('Two builds of the same source differ.');
}

async function zipHashes(): Promise<Map<string, string>> {
  for (const browser of ['chrome', 'firefox'])
    await run('npx', ['wxt', 'zip', '-b', browser], { quiet: true });
  const files = (await readdir('.output')).filter((file) => file.endsWith('.zip')).sort();
  const hashes = new Map<string, string>();
  for (const file of files)
    hashes.set(
      file,
      createHash('sha256')
        .update(await readFile(join('.output', file)))
        .digest('hex'),
    );
  return hashes;
}
