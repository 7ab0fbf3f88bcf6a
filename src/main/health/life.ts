import { uptime } from 'node:os';

import { app } from 'electron';

import type { Venue } from '../../shared/schema/venue.ts';
import { RUN_BEGUN } from '../../shared/staff/restarts.ts';
import { exitCodes } from './exit-codes.ts';
import type { Log } from './log.ts';
import { isRestartDue } from './nightly.ts';
import { countStart, type Starts } from './starts.ts';
import { findSupervisor, type Supervisor } from './supervisor.ts';
import type { Tallies } from './tallies.ts';

/** How often to look whether the night has come, in milliseconds. */
const NIGHT_EVERY = 60_000;

/** What one run of the kiosk knows of those before and of who starts the next. */
export interface Life {
  readonly log: Log;
  readonly tallies: Tallies;
  readonly starts: Starts;
  /** Undefined where nobody starts it again. */
  readonly supervisor: Supervisor | undefined;
  /** Whether this run only shows the still screen, because those before never showed the exhibit. */
  readonly rests: boolean;
}

const noStarts: Starts = {
  fruitless: 0,
  rest: 0,
  software: false,
  fruitful: () => undefined,
  drawInSoftware: () => undefined,
};

/** Must run before Electron is ready: ends the process where an error was not caught, counts the start, tells who watches. */
export function beginLife(data: string, log: Log, tallies: Tallies): Life {
  // Electron would show a dialog to the visitor and go on in an unknown state.
  const die = (event: 'uncaught-exception' | 'unhandled-rejection') => (error: unknown) => {
    log.error(event, 'An error that nobody caught ends this run.', {
      stack: error instanceof Error ? error.stack : String(error),
    });
    app.exit(exitCodes.failed);
  };
  process.on('uncaughtException', die('uncaught-exception'));
  process.on('unhandledRejection', die('unhandled-rejection'));
  // Between these two lines of the log lies a run; staff are told from them why there was another.
  log.info(RUN_BEGUN, 'The kiosk begins.', { machineOn: Math.round(uptime()) });
  app.on('will-quit', () => {
    log.info('run-ended', 'The kiosk was asked to end.');
  });
  const supervisor = findSupervisor(process.env, log);
  // At a desk nobody starts it again, and whoever ends it early did so on purpose.
  const starts = supervisor === undefined ? noStarts : countStart(data);
  if (starts.software) {
    log.warn('software-rendering', 'Drawing without the graphics processor, because its process ended three times.');
    app.disableHardwareAcceleration();
  }
  const seconds = starts.rest;
  if (seconds > 0) {
    log.error('resting', `${starts.fruitless} starts showed nothing; the still screen is shown for ${seconds} s.`);
    setTimeout(() => {
      app.exit(exitCodes.again);
    }, seconds * 1000);
  }
  supervisor?.beat();
  if (seconds > 0) supervisor?.ready();
  return { log, tallies, starts, supervisor, rests: seconds > 0 };
}

/**
 * Starts the kiosk anew once in the venue's closing hours, when nobody has been there for a while: what months of
 * uptime pile up is never met. Gives what must be told with every sign of life.
 */
export function restartAtNight(venue: Venue, supervised: boolean, log: Log): (visiting: boolean) => void {
  const born = performance.now();
  let lastVisit = born;
  if (supervised)
    setInterval(() => {
      const [now, clock] = [performance.now(), new Date()];
      const minuteOfDay = clock.getHours() * 60 + clock.getMinutes();
      if (!isRestartDue(venue.closed, { life: now - born, quiet: now - lastVisit, minuteOfDay })) return;
      log.info('night', 'Nobody is there: the kiosk starts anew for the next day.');
      app.exit(exitCodes.again);
    }, NIGHT_EVERY).unref();
  return (visiting) => {
    if (visiting) lastVisit = performance.now();
  };
}
