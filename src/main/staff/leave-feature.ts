import type { PowerAction } from '../../shared/ipc/staff-contract.ts';
import type { Log } from '../health/log.ts';
import type { StaffFeature } from './console.ts';
import { machineCommand, switchMachine } from './power.ts';

/** What leaving is made of; passed in, so that a test need not switch off its machine. */
export interface LeaveOptions {
  readonly log: Log;
  /** Whether the venue lets staff go to the desktop. */
  readonly desktop: () => boolean;
  /** Ends the program and begins it anew. */
  readonly restart: () => void;
  readonly quit: () => void;
  readonly platform?: NodeJS.Platform;
  readonly machine?: typeof switchMachine;
}

/** Restarting, switching off and leaving: each once more with the PIN, for it keeps visitors out. */
export function leaveFeature(options: LeaveOptions): StaffFeature {
  const { log, desktop, restart, quit, platform = process.platform, machine = switchMachine } = options;
  const offered = (action: PowerAction): boolean =>
    action === 'desktop' ? desktop() : action === 'restart' || machineCommand(action, platform) !== undefined;
  return (handle, console) => {
    handle('staff:power', async (action, pin) => {
      if (!offered(action)) return 'refused';
      const entry = await console.confirm(pin);
      if (entry !== 'open') return entry;
      log.info('staff-power', `Staff asked for: ${action}.`, { action });
      if (action === 'restart') restart();
      else if (action === 'desktop') quit();
      else if (!(await machine(action, platform))) {
        log.error('power-refused', `The system refused: ${action}.`);
        return 'refused';
      }
      return 'open';
    });
    handle('staff:power-offered', () => (['restart', 'reboot', 'off', 'desktop'] as const).filter(offered));
  };
}
