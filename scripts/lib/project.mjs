import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this clone. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Whether this runs as root, so that Electron has to run as somebody else to keep its sandbox. */
export const isRoot = process.getuid?.() === 0;

/** Something a person can put right: its message is shown alone, without a stack. */
export class Refusal extends Error {
  /**
   * @param {string} message One sentence.
   * @param {number} [exitCode] 2 for what was asked wrongly, 1 for what could not be done.
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Tells the person at the terminal, on stderr, so that stdout stays free for results.
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a script's main function; a refusal becomes one sentence and its exit code.
 *
 * @param {() => Promise<number>} main Gives the exit code.
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    process.exitCode = error.exitCode;
  }
}

/**
 * @param {string} file
 * @returns {any} The parsed content, or undefined where there is none that can be read.
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Makes a folder that everybody may enter and read, whatever the umask is.
 *
 * @param {string} folder
 */
export function makeOpenFolder(folder) {
  const made = mkdirSync(folder, { recursive: true });
  if (made !== undefined) chmodSync(folder, 0o755);
  return folder;
}

/** Where downloads and copies are kept, outside the clone and shared by all clones; readable by everybody for root. */
export function cacheFolder() {
  if (isRoot) return makeOpenFolder('/var/cache/sister-cities-kiosk');
  const folder = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'sister-cities-kiosk');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The environment for the project's own tools: they, and the Node they need, stand first on the path. */
export function toolEnvironment() {
  const bin = join(projectFolder, 'node_modules', '.bin');
  const rest = (process.env['PATH'] ?? '').split(delimiter).filter((entry) => entry !== bin);
  return { ...process.env, PATH: [bin, ...rest].join(delimiter) };
}
