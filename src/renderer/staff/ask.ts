import type {
  StaffBridge,
  StaffFault,
  StaffArguments,
  StaffChannel,
  StaffResults,
} from '../../shared/ipc/staff-contract.ts';
import type { Result } from '../../shared/errors.ts';

declare global {
  interface Window {
    readonly staff: StaffBridge;
  }
}

/** Asks the main process; where the console was locked meanwhile, the answer is a fault and the pad comes up by itself. */
export function ask<C extends StaffChannel>(
  channel: C,
  ...args: StaffArguments<C>
): Promise<Result<StaffResults[C], StaffFault>> {
  return window.staff.ask(channel, ...args);
}
