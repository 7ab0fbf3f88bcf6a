import { pictureAddress } from './picture-address.ts';
import { reportMissing } from './report-problems.ts';

const isPicture = (file: string): boolean => /\.(svg|png|jpe?g|webp|avif)$/.test(file);

async function works(address: string): Promise<boolean> {
  try {
    if (isPicture(address)) {
      const picture = new Image();
      picture.src = address;
      await picture.decode();
      return true;
    }
    // The first byte is enough: the main process reads the whole file before it gives any of it.
    const answer = await fetch(address, { headers: { range: 'bytes=0-0' } });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/**
 * Tries every file of a pack on trial, one after another, so that a visitor on another screen is not held up: pictures
 * are decoded, all else is asked for. What does not work goes to the log, and ends the trial. What a panel makes of its
 * data and recordings is not judged here: one that cannot use them shows its words, and no pack is taken back for that.
 */
export async function inspectFiles(host: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const address = pictureAddress(host, file, {});
    if (!(await works(address))) reportMissing(address);
  }
}
