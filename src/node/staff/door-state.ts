import { join } from 'node:path';

import { z } from 'zod';

import { openLock } from '../../shared/staff/lock.ts';
import { openStateFile, type StateFile } from '../state/state-file.ts';
import { pinHashSchema } from './pin-hash.ts';

/** `staff.json`: the PIN's hash, and how often somebody was wrong. */
export const doorStateSchema = z.strictObject({
  format: z.literal(1),
  /** Null before the first one is set. */
  pin: pinHashSchema.nullable(),
  lock: z.strictObject({ failures: z.int().min(0), wait: z.number().min(0) }),
});
export type DoorState = z.infer<typeof doorStateSchema>;

/** Before a PIN was set, and after an administrator took it away. */
export const freshDoor: DoorState = { format: 1, pin: null, lock: openLock };

/** Where it lies in a data folder. */
export const doorPath = (data: string): string => join(data, 'staff.json');

/** Opens it; see `openStateFile`. */
export const openDoorState = (data: string): Promise<StateFile<DoorState>> =>
  openStateFile(doorPath(data), doorStateSchema, freshDoor);
