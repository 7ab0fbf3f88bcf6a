import { app, Menu } from 'electron';

import type { Log } from '../health/log.ts';
import { APP_SCHEME, STILL_ADDRESS } from '../protocol/addresses.ts';
import { createKioskWindow } from '../window/kiosk-window.ts';
import { openKioskSession } from '../window/lockdown.ts';
import { stillPage } from './still-page.ts';

/** A screen of its own with nothing behind it: no venue, no pack, no page. For when the kiosk itself does not come up. */
export async function showStill(windowed: boolean, log: Log): Promise<void> {
  await app.whenReady();
  Menu.setApplicationMenu(null);
  const session = openKioskSession(log);
  session.protocol.handle(APP_SCHEME, () => stillPage());
  const window = createKioskWindow({ windowed, session, now: true });
  await window.loadURL(STILL_ADDRESS);
}
