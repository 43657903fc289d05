/** What the built scripts weigh, against what they may: pages and backgrounds are loaded again and again. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Problem } from './run';

interface Budget {
  readonly name: string;
  /** Bytes after gzip. */
  readonly most: number;
  readonly files: (folder: string) => Promise<readonly string[]>;
}

const BUDGETS: readonly Budget[] = [
  { name: 'page-tap', most: 2 * 1024, files: async () => ['content-scripts/page-tap.js'] },
  { name: 'content script', most: 20 * 1024, files: async () => ['page.js'] },
  { name: 'its styles', most: 2 * 1024, files: async () => ['assets/page-style.css'] },
  { name: 'background', most: 40 * 1024, files: (folder) => withImports(folder, 'background.js') },
];

/** Prints the sizes; fails with a sentence if one is over its budget. */
export async function checkSizes(folder: string): Promise<void> {
  const over: string[] = [];
  for (const { name, most, files } of BUDGETS) {
    const contents = await Promise.all((await files(folder)).map((file) => readFile(join(folder, file))));
    const size = contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0);
    console.log(`  ${name}: ${(size / 1024).toFixed(1)} of ${most / 1024} KB (gzip)`);
    if (size > most) over.push(name);
  }
  if (over.length > 0) throw new Problem(`Too large: ${over.join(', ')}.`);
}

/** A script with everything that is loaded with it, by whatever way; not what it may load later. */
async function withImports(
  folder: string,
  file: string,
  found = new Set<string>(),
): Promise<readonly string[]> {
  if (found.has(file)) return [...found];
  found.add(file);
  const text = await readFile(join(folder, file), 'utf8');
  for (const [, specifier] of text.matchAll(/(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g))
    if (specifier) await withImports(folder, join(dirname(file), specifier), found);
  return [...found];
}
