import { spawn } from 'node:child_process';

/**
 * Runs a program on this terminal, or unheard, and answers its exit code; null where it was ended or could not begin.
 */
export function runToEnd(program: string, args: readonly string[], heard?: 'unheard'): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: heard === 'unheard' ? 'ignore' : 'inherit' });
    child.once('error', () => {
      resolve(null);
    });
    child.once('exit', resolve);
  });
}
