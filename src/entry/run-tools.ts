import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { CommandData } from '../cli/packaged.ts';
import type { Tool } from './tool-arguments.ts';

interface Called {
  readonly tool: Tool;
  readonly args: readonly string[];
}

/**
 * Runs a tool in a thread and waits for it, before Electron opens a display or a window.
 *
 * @param home the data folder of a kiosk that is not told another.
 * @returns the exit code; everything printed has been printed.
 */
export function runTools({ tool, args }: Called, appVersion: string, home: string): number {
  const answer = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const workerData: CommandData = { tool, args, appVersion, home, program: `sister-cities-kiosk ${tool}`, answer };
  const thread = new Worker(join(__dirname, 'pack-tools.cjs'), { workerData });
  // Its errors would be told to this thread, which does not listen; so it answers them itself.
  thread.unref();
  Atomics.wait(answer, 0, 0);
  return Atomics.load(answer, 1);
}
