import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

import { isRoot, Refusal } from './project.mjs';
import { start } from './run.mjs';
import { unprivilegedId } from './unprivileged.mjs';

/** Whether there is a screen to show anything on. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * A display that Electron's user may use: the one there is, or else a virtual one that ends with this script.
 *
 * @param {{ width?: number, height?: number }} [size] Of a virtual one.
 * @returns {Promise<Record<string, string>>} What to add to the environment.
 */
export async function openDisplay({ width = 1080, height = 1920 } = {}) {
  if (!hasDisplay()) return openVirtualDisplay(width, height);
  const keys = process.env['XAUTHORITY'] || join(homedir(), '.Xauthority');
  return isRoot && existsSync(keys) ? { XAUTHORITY: keepKeys(readFileSync(keys)) } : {};
}

/**
 * @param {number} width
 * @param {number} height
 */
async function openVirtualDisplay(width, height) {
  const key = randomBytes(16);
  const keys = keepKeys(describeKey(key));
  // The server picks a free number itself and says so on the third descriptor: two starts cannot pick the same.
  const args = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-auth', keys];
  const server = start('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  process.on('exit', () => server.kill());
  server.unref();
  const number = await new Promise((resolve, reject) => {
    const answer = /** @type {import('node:net').Socket} */ (server.stdio[3]);
    const fail = () => reject(new Refusal('The virtual display (Xvfb) could not be started.'));
    server.once('error', fail);
    server.once('exit', fail);
    let text = '';
    answer.on('data', (part) => {
      text += part.toString();
      // Closing before the end of the line would end the server: it could not write the rest.
      if (!text.endsWith('\n')) return;
      answer.destroy();
      resolve(text.trim());
    });
  });
  return { DISPLAY: `:${number}`, XAUTHORITY: keys };
}

/**
 * A key for whatever display asks for one, in the format of Xauthority files.
 *
 * @param {Buffer} key
 */
function describeKey(key) {
  const anyAddress = Buffer.from([0xff, 0xff]);
  /** @param {Buffer} bytes */
  const counted = (bytes) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
  const nothing = Buffer.alloc(0);
  return Buffer.concat([
    anyAddress,
    counted(nothing),
    counted(nothing),
    counted(Buffer.from('MIT-MAGIC-COOKIE-1')),
    counted(key),
  ]);
}

/**
 * Keeps the keys to a display where Electron's user, and nobody else, can read them.
 *
 * @param {Buffer} keys
 */
function keepKeys(keys) {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-display-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'Xauthority');
  writeFileSync(file, keys, { mode: 0o600 });
  if (isRoot) {
    chmodSync(folder, 0o711);
    chownSync(file, unprivilegedId, unprivilegedId);
  }
  return file;
}
