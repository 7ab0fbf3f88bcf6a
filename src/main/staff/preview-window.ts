import { rm } from 'node:fs/promises';

import { BrowserWindow } from 'electron';

import type { ReadExhibit } from '../packs/read-exhibit.ts';
import type { Language } from '../../shared/schema/language.ts';
import type { Venue } from '../../shared/schema/venue.ts';
import type { Log } from '../health/log.ts';
import { handle } from '../ipc/handle.ts';
import { handleExhibit } from '../ipc/handlers/exhibit.ts';
import { handleProblems } from '../ipc/handlers/problem.ts';
import type { FileAnswer } from '../packs/stage.ts';
import { INDEX_ADDRESS } from '../protocol/addresses.ts';
import { serveApp, servePacks } from '../protocol/serve.ts';
import { lockedPreferences } from '../window/kiosk-window.ts';
import { openKioskSession } from '../window/lockdown.ts';

/** Part of the console's height that stays in sight under a preview: the way back must be there. */
export const BAR_SHARE = 0.13;

/** What a preview is made of. */
export interface PreviewOptions {
  readonly log: Log;
  readonly parent: BrowserWindow;
  readonly exhibit: ReadExhibit;
  readonly folder: string;
  readonly venue: Venue;
  readonly languages: Readonly<Record<string, Language>>;
  readonly fonts: ReadonlyMap<string, string>;
  readonly renderer: string;
  readonly preload: string;
  /** Somebody touches it. */
  readonly onTouch: () => void;
}

/** A pack that is not installed, served to one window. */
function stageOf({ exhibit, venue }: PreviewOptions) {
  const { loaded, digests } = exhibit;
  const { pack, texts, files, folder } = loaded;
  const host = `preview.${pack.id}`;
  return {
    load: () => ({ venue, pack, texts, digests, serving: { revision: 1, host, inspect: [] } }),
    beat: () => ({ revision: 1 }),
    file: (asked: string, path: string): Promise<FileAnswer> =>
      Promise.resolve(asked === host && files.has(path) ? { path: `${folder}/${path}`, pack } : 'refused'),
    lost: () => undefined,
  };
}

/**
 * Shows a pack that is not installed yet: the exhibit's own page in a window over the console, as a smaller picture of
 * the whole screen, so that it looks as it will. It has a session of its own and answers to nobody but itself.
 *
 * @returns closes it and removes what was unpacked; safe to call again.
 */
export async function openPreview(options: PreviewOptions): Promise<() => Promise<void>> {
  const { log, parent, folder, languages, fonts, renderer, preload, onTouch } = options;
  const { x, y, width, height } = parent.getContentBounds();
  const share = 1 - BAR_SHARE;
  const [own, high] = [Math.round(width * share), Math.round(height * share)];
  const session = openKioskSession(log, 'preview');
  const window = new BrowserWindow({
    x: x + Math.round((width - own) / 2),
    y,
    width: own,
    height: high,
    parent,
    frame: false,
    resizable: false,
    movable: false,
    show: false,
    backgroundColor: '#10202c',
    webPreferences: { ...lockedPreferences(session, preload), zoomFactor: share },
  });
  const { webContents: contents } = window;
  contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
  contents.on('input-event', onTouch);
  const stage = stageOf(options);
  // The session lives as long as the process: what an earlier preview has left in it is taken away first.
  for (const scheme of ['app', 'pack'])
    if (session.protocol.isProtocolHandled(scheme)) session.protocol.unhandle(scheme);
  serveApp(session, renderer, fonts);
  servePacks(session, stage, log);
  handleProblems(log, () => undefined, contents.ipc);
  handleExhibit(log, stage, languages, contents.ipc);
  // Whoever tries a preview is no visitor, and need not knock.
  handle(log, 'visit:report', () => null, contents.ipc);
  handle(log, 'door:knock', () => false, contents.ipc);
  window.once('ready-to-show', () => {
    window.show();
  });
  const close = async (): Promise<void> => {
    if (!window.isDestroyed()) window.destroy();
    await session.clearCache().catch(() => undefined);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  };
  await window.loadURL(INDEX_ADDRESS);
  return close;
}
