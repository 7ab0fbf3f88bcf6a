import { BrowserWindow, screen, type Session, type WebPreferences } from 'electron';

/** Colour of the window before the page has painted; the ground of no pack, and not white. */
const DARK_GROUND = '#10202c';

/** Share of the screen's height that a window on a desk takes. */
const DESK_SHARE = 0.9;

/** What every page of this kiosk runs with: a sandbox, a world apart from the preload's, and nothing beside. */
export const lockedPreferences = (session: Session, preload: string | undefined): WebPreferences => ({
  session,
  ...(preload !== undefined && { preload }),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  disableDialogs: true,
  enableWebSQL: false,
  // A window that nobody sees draws nothing; that its timers keep their time is a switch in main/index.ts.
  backgroundThrottling: true,
});

/** Creates the window of the exhibit: the whole primary screen, or on a desk a portrait window that fits it. */
export function createKioskWindow(options: {
  windowed: boolean;
  session: Session;
  preload?: string;
  preview?: boolean;
  /** Covers the screen at once, before there is anything to show. */
  now?: boolean;
}): BrowserWindow {
  const { bounds, workArea } = screen.getPrimaryDisplay();
  const height = Math.round(workArea.height * DESK_SHARE);
  const place = options.windowed ? { width: Math.round((height * 9) / 16), height, useContentSize: true } : bounds;
  const window = new BrowserWindow({
    ...place,
    show: options.now === true,
    backgroundColor: DARK_GROUND,
    frame: options.windowed,
    kiosk: !options.windowed,
    resizable: options.windowed,
    autoHideMenuBar: true,
    title: 'sister-cities-kiosk',
    webPreferences: {
      ...lockedPreferences(options.session, options.preload),
      ...(options.preview === true && { additionalArguments: ['--pack-preview'] }),
    },
  });
  window.webContents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
  window.once('ready-to-show', () => {
    window.show();
  });
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  return window;
}
