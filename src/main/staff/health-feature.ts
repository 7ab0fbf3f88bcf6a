import { app } from 'electron';

import { lastTroubles, measure } from '../../node/staff/measure.ts';
import { err } from '../../shared/errors.ts';
import type { HealthView } from '../../shared/ipc/staff-contract.ts';
import type { Venue } from '../../shared/schema/venue.ts';
import type { Restart } from '../../shared/staff/restarts.ts';
import type { ReadChannel } from '../channel/open-channel.ts';
import type { StaffFeature } from './console.ts';
import type { PackDesk } from './pack-desk.ts';
import { writeToStick } from './write-to-stick.ts';

/** What the view of the machine is made of. */
export interface HealthOptions {
  readonly data: string;
  readonly desk: PackDesk;
  readonly channel: ReadChannel;
  readonly venue: () => Venue;
  readonly restarts: () => Promise<readonly Restart[]>;
  readonly sticks: () => Promise<readonly string[]>;
}

/** Most troubles that are shown. */
const TROUBLES = 6;
/** Most restarts that are shown. */
const RESTARTS = 8;

async function look({ data, venue, restarts, channel }: HealthOptions): Promise<HealthView> {
  const now = new Date();
  return {
    ...(await measure(data)),
    application: app.getVersion(),
    electron: process.versions['electron'] ?? '',
    running: Math.round(process.uptime()),
    clock: now.toISOString(),
    ahead: -now.getTimezoneOffset(),
    troubles: await lastTroubles(data, TROUBLES),
    restarts: (await restarts()).slice(0, RESTARTS),
    screen: venue().screen,
    channel: channel(),
  };
}

/** Health: what the machine says of itself, a check of every file of the pack on show, and a report for the technician. */
export function healthFeature(options: HealthOptions): StaffFeature {
  const { desk, sticks, venue } = options;
  return (handle) => {
    handle('staff:health', () => look(options));
    handle('staff:integrity', () => {
      void desk.check();
      return null;
    });
    handle('staff:health-export', async () => {
      const [stick] = await sticks();
      if (stick === undefined) return err({ code: 'IO', cause: 'no stick is plugged in', remedy: 'plug one in' });
      const report = { ...(await look(options)), venue: venue(), packs: await desk.view(false) };
      return writeToStick(stick, 'kiosk-report.json', `${JSON.stringify(report, undefined, 2)}\n`);
    });
  };
}
