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

/** Opens the log of a data folder. Logging never fails: a full disk must stop nothing that a visitor sees. */
export function openLog(dataFolder: string, stderr: (line: string) => void): Log {
  const file = join(dataFolder, 'logs', 'kiosk.jsonl');
  const write = (level: 'info' | 'warn' | 'error', event: string, message: string, fields: LogFields = {}): void => {
    stderr(`${level === 'info' ? '' : `${level}: `}${message}`);
    try {
      mkdirSync(join(dataFolder, 'logs'), { recursive: true });
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > MAX_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, `${JSON.stringify({ time: new Date().toISOString(), level, event, message, ...fields })}\n`);
    } catch {
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
