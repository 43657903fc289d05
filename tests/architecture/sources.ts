/** The project's own source files, as text, for tests that look at how it is built. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Files that belong to the project, new ones included, whose path matches. */
export function sourceFiles(pattern: RegExp): readonly { readonly path: string; readonly text: string }[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((path) => pattern.test(path))
    .flatMap((path) => {
      try {
        return [{ path, text: readFileSync(path, 'utf8') }];
      } catch {
        // Deleted, and not yet committed so.
        return [];
      }
    });
}
