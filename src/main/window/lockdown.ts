import { join } from 'node:path';

import { app, session as sessions, type Session, type WebContents } from 'electron';

import type { Log } from '../health/log.ts';
import { isAllowedAddress } from '../protocol/addresses.ts';

/** The script that shuts, in every page, what nobody here is asked about. */
const LOCK = join(__dirname, '../preload/lock.cjs');

/** Has every page of a session run the lock first. Electron 35 gave it another name. */
function lockPages(session: Session): void {
  if ('registerPreloadScript' in session) session.registerPreloadScript({ type: 'frame', filePath: LOCK });
  else (session as { readonly setPreloads: (files: readonly string[]) => void }).setPreloads([LOCK]);
}

/** A session that keeps nothing on disk, grants nothing and asks for nothing outside the kiosk. */
export function openKioskSession(log: Log, name: 'kiosk' | 'staff' | 'preview' = 'kiosk'): Session {
  const session = sessions.fromPartition(name, { cache: false });
  lockPages(session);
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !isAllowedAddress(details.url);
    if (cancel) log.warn('request-refused', `refused ${details.url.slice(0, 200)}`);
    answer({ cancel });
  });
  return session;
}

function lockContents(contents: WebContents, log: Log): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const refuse = (event: { preventDefault: () => void; url?: string }): void => {
    event.preventDefault();
    log.warn('navigation-refused', `refused to go to ${(event.url ?? 'another page').slice(0, 200)}`);
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
}

/** Keeps every page that will ever exist in this process where it is. */
export function lockAllContents(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents, log);
  });
}
