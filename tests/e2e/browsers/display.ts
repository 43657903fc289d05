/** A display that nobody sees, and keys typed on it: for what a browser shows outside of its pages. Needs Xvfb and xdotool. */
import { spawn, spawnSync } from 'node:child_process';
import type { Readable } from 'node:stream';

export interface Display {
  /** Such as `:99`. */
  readonly name: string;
  close(): void;
}

/** Whether this machine has the programs. */
export function canHaveDisplay(): boolean {
  return ['Xvfb', 'xdotool'].every((program) => spawnSync('which', [program]).status === 0);
}

export async function startDisplay(): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', '1000x800x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const told = server.stdio[3] as Readable;
  const number = await new Promise<string>((resolve, reject) => {
    told.once('data', (data) => resolve(String(data).trim()));
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb did not start')));
  });
  return { name: `:${number}`, close: () => server.kill() };
}

/** Presses keys, by their X names, in whatever has the focus there. */
export function pressOnDisplay(name: string, keys: readonly string[]): void {
  const { status } = spawnSync('xdotool', ['key', '--delay', '200', ...keys], {
    env: { ...process.env, DISPLAY: name },
  });
  if (status !== 0) throw new Error(`xdotool could not press ${keys.join(' ')}`);
}
