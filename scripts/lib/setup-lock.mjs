import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { projectFolder, say } from './project.mjs';

/**
 * Does something while no other start in this clone does: two would install into the same folder.
 *
 * The lock is a socket without a file (Linux only), which the system takes back however its owner ends.
 *
 * @template T
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withSetupLock(action) {
  if (process.platform !== 'linux') return action();
  const name = createHash('sha256').update(projectFolder).digest('hex').slice(0, 16);
  const path = `\0sister-cities-kiosk-${process.getuid?.() ?? 0}-${name}`;
  let told = false;
  for (;;) {
    const server = await listen(path);
    if (server !== undefined) {
      try {
        return await action();
      } finally {
        server.close();
      }
    }
    if (!told) say('Waiting for another start of this clone to finish its setup.');
    told = true;
    await sleep(100);
  }
}

/**
 * @param {string} path
 * @returns {Promise<import('node:net').Server | undefined>} Nothing where somebody else listens.
 */
function listen(path) {
  return new Promise((resolve, reject) => {
    const server = createServer().unref();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen({ path }, () => resolve(server));
  });
}
