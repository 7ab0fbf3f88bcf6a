import { readFile } from 'node:fs/promises';

import { parseTrust, type Trust } from '../../node/container/trust.ts';
import { describeFault } from '../../shared/errors.ts';
import type { Log } from '../health/log.ts';

/** Where the application's own trust lies in its assets; not there in an application that trusts nobody. */
export const TRUST_FILE = 'trust/root.json';

/**
 * Which trust file counts: the one that the application was built with. Another one can be named on the command line
 * of an unpackaged run only; whoever starts a packaged kiosk cannot make it believe somebody else.
 */
export function trustFile({
  isPackaged,
  asked,
  shipped,
}: {
  readonly isPackaged: boolean;
  readonly asked: string | undefined;
  readonly shipped: string;
}): string {
  return isPackaged || asked === undefined ? shipped : asked;
}

/**
 * Reads the kiosk's own trust. Undefined where the application was built without one, or where it cannot be read:
 * then no pack but the bundled one is accepted from a stick, and the log says so.
 */
export async function readOwnTrust(file: string, log: Log): Promise<Trust | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      log.info('trust-none', 'This kiosk trusts no signer; it accepts no pack from a stick.', { file });
    else log.error('trust-unreadable', `The trust file ${file} cannot be read (${code ?? 'unknown'}).`, { file });
    return undefined;
  }
  const trust = await parseTrust(text, file);
  if (trust.ok) return trust.value;
  log.error('trust-refused', describeFault(trust.error), { code: trust.error.code, file });
  return undefined;
}
