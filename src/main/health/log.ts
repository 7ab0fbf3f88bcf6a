import { appendFileSync, fstatSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { LogEvent } from './events.ts';

/** Anything that JSON can hold; never a visitor's doings. */
export type LogFields = Readonly<Record<string, unknown>>;

/** One line of JSON an event into a capped file, one plain line to standard error. */
export interface Log {
  info(event: LogEvent, message: string, fields?: LogFields): void;
  warn(event: LogEvent, message: string, fields?: LogFields): void;
  error(event: LogEvent, message: string, fields?: LogFields): void;
}

/** A log file is set aside at this size, and only one older one is kept: at most 2 MiB in all. */
const MAX_BYTES = 1024 * 1024;

/** Most characters of any one text in a line: what was said must not push out what was said before. */
const MAX_TEXT = 16 * 1024;

const shorten = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;

type Level = 'info' | 'warn' | 'error';

/** How a line is written to standard error. */
export type LineFormat = (level: Level, event: LogEvent, message: string, fields: LogFields) => string;

/** For whoever sits at a terminal. */
export const plainLine: LineFormat = (level, _event, message) => `${level === 'info' ? '' : `${level}: `}${message}`;

/** Priorities of sd-daemon(3). */
const priorities = { info: 6, warn: 4, error: 3 } as const;

/** For systemd's journal: the priority as sd-daemon(3) says, and one JSON object, the same as in the file but its time. */
export const journalLine: LineFormat = (level, event, message, fields) =>
  `<${priorities[level]}>${JSON.stringify({ event, message, ...fields }, shorten)}`;

/** What stands behind a file descriptor; zeros where nothing does. */
export function streamOf(descriptor: number): { readonly dev: number; readonly ino: number } {
  try {
    return fstatSync(descriptor);
  } catch {
    return { dev: 0, ino: 0 };
  }
}

/** The format for a standard error with that device and inode: systemd names the one that leads to the journal. */
export const lineFor = (
  env: Readonly<NodeJS.ProcessEnv>,
  { dev, ino }: { readonly dev: number; readonly ino: number },
): LineFormat => (env['JOURNAL_STREAM'] === `${dev}:${ino}` ? journalLine : plainLine);

/** Opens the log of a data folder. Logging never fails: a full disk must stop nothing that a visitor sees. */
export function openLog(dataFolder: string, stderr: (line: string) => void, format: LineFormat = plainLine): Log {
  const file = join(dataFolder, 'logs', 'kiosk.jsonl');
  // A disk that fills up may take half a line; the next one must not be glued to it.
  let torn = false;
  const write = (level: Level, event: LogEvent, message: string, fields: LogFields = {}): void => {
    stderr(format(level, event, message, fields));
    try {
      mkdirSync(join(dataFolder, 'logs'), { recursive: true });
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > MAX_BYTES) renameSync(file, `${file}.1`);
      const line = JSON.stringify({ time: new Date().toISOString(), level, event, message, ...fields }, shorten);
      appendFileSync(file, `${torn ? '\n' : ''}${line}\n`);
      torn = false;
    } catch {
      torn = true;
      // Standard error has the line already.
    }
  };
  return {
    info: (event, message, fields) => {
      write('info', event, message, fields);
    },
    warn: (event, message, fields) => {
      write('warn', event, message, fields);
    },
    error: (event, message, fields) => {
      write('error', event, message, fields);
    },
  };
}
