import { execFile } from 'node:child_process';
import { Socket } from 'node:net';

import type { Log } from './log.ts';

/** Whoever started this process and starts it again when it ends. */
export interface Supervisor {
  /** The exhibit is on screen. */
  ready(): void;
  /** Begins to say that the main process lives. */
  beat(): void;
}

/** Milliseconds between two signs of life over a pipe. */
const PIPE_EVERY = 1_000;
/** Bytes that may wait in a pipe whose reader has stopped. */
const PIPE_WAITING = 64;

/** The stand-in of `npm start`: a pipe, a letter a second. */
function overPipe(fd: number): Supervisor {
  const pipe = new Socket({ fd, readable: false, writable: true });
  // A reader that is gone ends this process by other means.
  pipe.on('error', () => undefined);
  pipe.unref();
  const say = (letter: string): void => {
    if (pipe.writable && pipe.writableLength < PIPE_WAITING) pipe.write(letter);
  };
  return {
    ready: () => {
      say('R');
    },
    beat: () => {
      say('.');
      setInterval(say, PIPE_EVERY, '.').unref();
    },
  };
}

/** The arguments that tell systemd so; see sd_notify(3). */
export const notifyArguments = (pid: number, ...words: readonly string[]): string[] => [`--pid=${pid}`, ...words];

/**
 * systemd. Node has no datagram sockets of Unix, and a native add-on would have to be built for each Electron; the
 * program that comes with systemd itself does it, three times in the time that the unit allows.
 */
function overSystemd(watchdogMicroseconds: number, log: Log): Supervisor {
  const tell = (...words: readonly string[]): void => {
    execFile('systemd-notify', notifyArguments(process.pid, ...words), (error) => {
      if (error !== null) log.warn('supervisor-untold', `systemd could not be told: ${error.message.slice(0, 200)}`);
    });
  };
  return {
    ready: () => {
      tell('READY=1');
    },
    beat: () => {
      if (watchdogMicroseconds <= 0) return;
      tell('WATCHDOG=1');
      setInterval(tell, watchdogMicroseconds / 3_000, 'WATCHDOG=1').unref();
    },
  };
}

/** Whoever watches over this process, by its environment; undefined where nobody does. */
export function findSupervisor(env: NodeJS.ProcessEnv, log: Log): Supervisor | undefined {
  const fd = Number(env['KIOSK_BEAT_FD'] ?? Number.NaN);
  if (Number.isInteger(fd) && fd > 2) {
    try {
      return overPipe(fd);
    } catch (error) {
      log.warn('supervisor-untold', `The supervisor's pipe cannot be used: ${String(error)}`);
      return undefined;
    }
  }
  return env['NOTIFY_SOCKET'] === undefined ? undefined : overSystemd(Number(env['WATCHDOG_USEC'] ?? 0), log);
}

/** Whether somebody starts this process again when it ends. */
export const isSupervised = (env: NodeJS.ProcessEnv): boolean =>
  env['KIOSK_BEAT_FD'] !== undefined || env['NOTIFY_SOCKET'] !== undefined;
