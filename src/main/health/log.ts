import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Anything that JSON can hold; never a visitor's doings. */
export type LogFields = Readonly<Record<string, unknown>>;

/** One line of JSON an event into a capped file, one plain line to standard error. */
export interface Log {
  info(event: string, message: string, fields?: LogFields): void;
  warn(event: string, message: string, fields?: LogFields): void;
  error(event: string, message: string, fields?: LogFields): void;
}

/** A log file is set aside at this size, and only one older one is kept: at most 2 MiB in all. */
const MAX_BYTES = 1024 * 1024;

/** Most characters of any one text in a line: what was said must not push out what was said before. */
const MAX_TEXT = 16 * 1024;

const shorten = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;

/** Opens the log of a data folder. Logging never fails: a full disk must stop nothing that a visitor sees. */
export function openLog(dataFolder: string, stderr: (line: string) => void): Log {
  const file = join(dataFolder, 'logs', 'kiosk.jsonl');
  // A disk that fills up may take half a line; the next one must not be glued to it.
  let torn = false;
  const write = (level: 'info' | 'warn' | 'error', event: string, message: string, fields: LogFields = {}): void => {
    stderr(`${level === 'info' ? '' : `${level}: `}${message}`);
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
