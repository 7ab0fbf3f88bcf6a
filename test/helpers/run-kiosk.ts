import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { application } from './project.ts';
import { unprivilegedElectron } from './unprivileged.ts';

/** Runs a kiosk that nobody drives until it ends by itself. */
export async function runKiosk(
  display: string,
  args: readonly string[],
): Promise<{ code: number | null; stderr: string }> {
  const home = mkdtempSync(join(tmpdir(), 'kiosk-home-'));
  const { executable, uid, environment } = unprivilegedElectron();
  if (uid !== undefined) chownSync(home, uid, uid);
  const child = spawn(executable, [application, ...args], {
    env: { ...process.env, ...environment(home), DISPLAY: display },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  rmSync(home, { recursive: true, force: true });
  return { code, stderr };
}
