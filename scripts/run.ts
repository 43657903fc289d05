/** Running other programs from scripts, with their output shown or kept. */
import { spawn } from 'node:child_process';

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Runs a program; shows what it prints unless `quiet`, and keeps it either way. */
export function run(
  command: string,
  args: readonly string[],
  options: { quiet?: boolean; env?: Record<string, string> } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm and npx are scripts on Windows.
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (bytes: Buffer) => {
      output += bytes.toString();
      if (!options.quiet) process.stdout.write(bytes);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** A problem that a person can do something about: told in one sentence, without a stack. */
export class Problem extends Error {}

/** Runs a script's main function; ends the process with its outcome. */
export function main(body: () => Promise<number | undefined>): void {
  body().then(
    (code) => process.exit(code ?? 0),
    (error: unknown) => {
      console.error(error instanceof Problem ? `\n${error.message}` : error);
      process.exit(1);
    },
  );
}
