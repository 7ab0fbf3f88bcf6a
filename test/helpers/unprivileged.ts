import { resolve } from 'node:path';

/** How to start Electron so that its sandbox stays on. */
export interface ElectronCommand {
  readonly executable: string;
  /** The user it will run as, where that is another than ours. */
  readonly uid: number | undefined;
  /** What to add to the environment; `home` is a folder that this user may write. */
  readonly environment: (home: string) => Readonly<Record<string, string>>;
}

/** Chromium refuses its sandbox to root, so root starts Electron as the user who owns nothing. */
const NOBODY = 65534;

/** The Electron under test; `npm test` puts its place into KIOSK_ELECTRON. */
export function unprivilegedElectron(): ElectronCommand {
  const electron = process.env['KIOSK_ELECTRON'];
  if (electron === undefined)
    throw new Error('Start the end-to-end tests with "npm test -- e2e": KIOSK_ELECTRON is not set.');
  return {
    executable: resolve(import.meta.dirname, '../../scripts/runtime/electron-unprivileged.sh'),
    uid: process.getuid?.() === 0 ? NOBODY : undefined,
    environment: (home) => ({ KIOSK_ELECTRON: electron, KIOSK_HOME: home, HOME: home, XDG_CONFIG_HOME: home }),
  };
}
