import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { application } from '../../helpers/project.ts';
import { unprivilegedElectron } from '../../helpers/unprivileged.ts';

/** A running application that nothing is attached to. */
export interface Launched {
  readonly pid: number;
  /** performance.now() just before it was spawned. */
  readonly spawned: number;
  stop(): Promise<void>;
}

/** The two that are compared: our kiosk, and an Electron that shows one static page. */
export const apps = { kiosk: application, bare: join(import.meta.dirname, '../apps/bare') } as const;

/**
 * Starts an application on a display, sandbox on, with an empty home of its own. `switches` are for Electron, `args` for
 * the kiosk, like a data folder that is not empty.
 */
export function launch(
  folder: string,
  display: string,
  switches: readonly string[] = [],
  args?: readonly string[],
): Launched {
  const home = mkdtempSync(join(tmpdir(), 'kiosk-bench-'));
  const { executable, uid, environment } = unprivilegedElectron();
  if (uid !== undefined) chownSync(home, uid, uid);
  const own = args ?? (folder === apps.kiosk ? [`--data=${home}`] : [`--user-data-dir=${home}`]);
  const spawned = performance.now();
  const child: ChildProcess = spawn(executable, [...switches, folder, ...own], {
    env: { ...process.env, ...environment(home), DISPLAY: display },
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  if (child.pid === undefined) throw new Error('Electron could not be started');
  return {
    pid: child.pid,
    spawned,
    async stop() {
      child.kill('SIGKILL');
      await gone;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
