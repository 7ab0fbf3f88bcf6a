/** What is remembered of wrong PINs; written before each check, so that neither a kill nor a power cut forgets one. */
export interface LockRecord {
  /** Wrong ones since the last right one, the one now being checked included. */
  readonly failures: number;
  /** Milliseconds still to be waited; never less than the truth. No clock of the wall is asked. */
  readonly wait: number;
}

/** Nobody has been wrong. */
export const openLock: LockRecord = { failures: 0, wait: 0 };

/** So many wrong PINs cost nothing: fingers slip. */
const FREE = 5;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;
/** NIST SP 800-63B allows a hundred wrong ones at most; after this many only an administrator opens the door. */
export const HARD_LOCK = 50;

/** How long is waited after so many wrong PINs, in milliseconds: 30 s after five, then twice as long each time, at most an hour. */
export function waitAfter(failures: number): number {
  return failures < FREE ? 0 : Math.min(FIRST_WAIT * 2 ** (failures - FREE), LONGEST_WAIT);
}

/** The record to be written before a PIN is checked: as if it were wrong. */
export function countAttempt({ failures }: LockRecord): LockRecord {
  return { failures: failures + 1, wait: waitAfter(failures + 1) };
}

/** Whether only an administrator can open the door now. */
export const isHardLocked = ({ failures }: LockRecord): boolean => failures >= HARD_LOCK;
