import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { CommandData } from '../cli/packaged.ts';

/**
 * Runs the pack tools in a thread and waits for them, before Electron opens a display or a window.
 *
 * @returns the exit code; everything printed has been printed.
 */
export function runPackTools(args: readonly string[], appVersion: string): number {
  const answer = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const workerData: CommandData = { args, appVersion, program: 'sister-cities-kiosk pack', answer };
  const thread = new Worker(join(__dirname, 'pack-tools.cjs'), { workerData });
  // Its errors would be told to this thread, which does not listen; so it answers them itself.
  thread.unref();
  Atomics.wait(answer, 0, 0);
  return Atomics.load(answer, 1);
}
