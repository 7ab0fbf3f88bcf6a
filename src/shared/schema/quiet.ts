import { z } from 'zod';

/** A time of day on the clock of the machine, in minutes after midnight. */
const minuteSchema = z.int().min(0).max(1_439);

/** Hours in which nobody is expected: the screen is dim, nothing is heard, and no greeting plays. */
export const quietSchema = z
  .strictObject({
    from: minuteSchema.describe('Minutes after midnight.'),
    to: minuteSchema.describe('Minutes after midnight; the next day where it is the earlier one.'),
  })
  .describe('Hours in which the screen is dim and silent until somebody touches it.');
export type Quiet = z.infer<typeof quietSchema>;
