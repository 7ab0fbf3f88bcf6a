import type { Quiet } from '../schema/quiet.ts';

/** Whether it is quiet at that minute of the day, from 0 to 1439. Where both ends are the same, it never is. */
export function isQuiet({ from, to }: Quiet, minute: number): boolean {
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}
