import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { err, type Result } from '../../shared/errors.ts';

/** Where a file operation failed, in words for staff. */
export type IoPlace = 'disk' | 'stick';

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Turns what a file operation of Node threw into a refusal: NOSPACE where there is no room, otherwise IO. */
export function ioRefusal(error: unknown, place: IoPlace): Refusal {
  const { code = 'unknown', message } = error as NodeJS.ErrnoException;
  if (full.has(code) && place === 'disk')
    return refuse('NOSPACE', 'the disk is full', 'make room on the disk and try again').error;
  const remedy =
    place === 'disk' ? 'check the disk and the rights of its folders' : 'plug the stick in again, or use another one';
  const what = place === 'disk' ? 'the disk' : 'the pack file';
  return refuse('IO', `${what} could not be read or written (${code}: ${message})`, remedy).error;
}

/** Runs file operations; what they throw becomes a refusal. */
export async function attempt<T>(
  work: () => Promise<Result<T, Refusal>>,
  place: (error: unknown) => IoPlace = () => 'disk',
): Promise<Result<T, Refusal>> {
  try {
    return await work();
  } catch (error) {
    return err(ioRefusal(error, place(error)));
  }
}
