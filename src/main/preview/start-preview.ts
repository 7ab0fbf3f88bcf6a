import { join, resolve } from 'node:path';

import { app, Menu } from 'electron';

import { watchFolder } from '../../node/authoring/watch-folder.ts';
import { readLanguages } from '../../node/languages/read-languages.ts';
import { readVenues } from '../../node/venue/read-venues.ts';
import type { PreviewCommand } from '../../shared/ipc/contract.ts';
import type { Log } from '../health/log.ts';
import { handle } from '../ipc/handle.ts';
import { handleExhibit } from '../ipc/handlers/exhibit.ts';
import { handleProblems } from '../ipc/handlers/problem.ts';
import { readExhibit } from '../packs/read-exhibit.ts';
import { INDEX_ADDRESS } from '../protocol/addresses.ts';
import { serveApp, servePacks } from '../protocol/serve.ts';
import { chooseVenue } from '../startup.ts';
import { createKioskWindow } from '../window/kiosk-window.ts';
import { openKioskSession } from '../window/lockdown.ts';
import { PreviewStage } from './preview-stage.ts';

/** What the author's keys do in the page; F3 turns the window. */
const commands: Readonly<Record<string, PreviewCommand>> = {
  F2: 'language',
  F4: 'text-size',
  F6: 'contrast',
  F7: 'idle',
};
const HELP = 'F2 language · F3 turn · F4 text size · F6 contrast · F7 reset';

/**
 * Opens a pack folder in a window that follows every change of it. It is the kiosk's own page behind the kiosk's own
 * locks, but never a kiosk: nothing is installed, and the window stays a window.
 */
export async function startPreview(folder: string, venueId: string | undefined, log: Log): Promise<void> {
  const assets = join(app.getAppPath(), 'assets');
  const venue = chooseVenue(await readVenues(join(assets, 'venues')), venueId);
  if (!venue.ok) throw new Error(venue.error);
  const standIn = await readExhibit(join(assets, 'packs', venue.value.pack));
  if (!standIn.ok) throw new Error('The bundled pack is not sound');
  const stage = new PreviewStage(resolve(folder), venue.value, standIn.value);
  const [{ languages, fonts }] = await Promise.all([
    readLanguages(join(app.getAppPath(), 'locales')),
    stage.refresh(),
    app.whenReady(),
  ]);
  Menu.setApplicationMenu(null);
  const session = openKioskSession(log);
  serveApp(session, join(__dirname, '../renderer'), fonts);
  servePacks(session, stage, log);
  handleProblems(log, () => undefined);
  handleExhibit(log, stage, languages);
  handle(log, 'preview:next', (after) => stage.next(after));
  const window = createKioskWindow({
    windowed: true,
    preview: true,
    session,
    preload: join(__dirname, '../preload/index.cjs'),
  });
  window.setTitle(`${folder} — ${HELP}`);
  window.webContents.on('before-input-event', (event, { type, key }) => {
    const command = commands[key];
    if (command === undefined && key !== 'F3') return;
    event.preventDefault();
    if (type !== 'keyDown') return;
    if (command !== undefined) stage.order(command);
    else {
      const [width = 0, height = 0] = window.getContentSize();
      window.setContentSize(height, width);
    }
  });
  const watch = watchFolder(resolve(folder), () => void stage.refresh());
  window.once('closed', watch.close);
  await watch.ready;
  await window.loadURL(INDEX_ADDRESS);
  log.info('preview-started', `Following ${folder}. ${HELP}`);
}
