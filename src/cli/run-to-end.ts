import { spawn } from 'node:child_process';

/** Runs a program on this terminal and answers its exit code; null where it was ended or could not begin. */
export function runToEnd(program: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit' });
    child.once('error', () => {
      resolve(null);
    });
    child.once('exit', resolve);
  });
}
