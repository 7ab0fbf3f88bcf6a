import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ code: number, output: string, milliseconds: number }} Finished */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

const canTie = process.platform === 'linux' && existsSync('/usr/bin/setpriv');

/**
 * The command line under which a program ends with the process that started it, even where that one is killed
 * without a chance to clean up.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function tied(command, args) {
  return canTie ? ['/usr/bin/setpriv', ['--pdeathsig', 'TERM', command, ...args]] : [command, [...args]];
}

/**
 * Starts a program in a process group of its own that ends with this script.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function start(command, args, options) {
  const child = spawn(...tied(command, args), { ...options, detached: true });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end and collects what it prints.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<Finished>} A program that cannot be started counts as one that failed.
 */
export function run(command, args, options = {}) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    /** @param {string} text */
    const collect = (text) => {
      output += text;
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    /** @param {number} code */
    const finish = (code) => resolve({ code, output, milliseconds: performance.now() - began });
    child.once('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

/** @param {NodeJS.Signals} signal */
function signalAll(signal) {
  for (const child of running) {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // It has ended in the meantime.
    }
  }
}

/** Whatever ends this script, a signal or the end of the npm that runs it, also ends what it started. */
export function endChildrenWithThis() {
  process.on('exit', () => signalAll('SIGKILL'));
  /** @param {number} code */
  const end = (code) => {
    signalAll('SIGTERM');
    setTimeout(() => process.exit(code), 2000);
  };
  process.once('SIGINT', () => end(130));
  process.once('SIGTERM', () => end(143));
  process.once('SIGHUP', () => end(129));
  watchParent(() => end(143));
}

/**
 * Calls back when the npm that runs this script is gone: npm cannot pass on a SIGKILL.
 *
 * @param {() => void} onGone
 */
export function watchParent(onGone) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parents = readParents();
  const timer = setInterval(() => {
    if (readParents() === parents) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}

/** This script's parent and, where that is the shell that npm starts scripts with, the npm above it. */
function readParents() {
  const parent = process.ppid;
  try {
    const status = readFileSync(`/proc/${parent}/status`, 'utf8');
    return /^Name:\tsh$/m.test(status) ? `${parent} ${/^PPid:\t(\d+)$/m.exec(status)?.[1]}` : `${parent}`;
  } catch {
    return `${parent}`;
  }
}
