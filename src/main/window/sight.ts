import { BrowserWindow, powerMonitor, type Rectangle } from 'electron';

import { screensSleep } from '../../node/screen/asleep.ts';

/** Milliseconds between two looks at the power of the screens. */
const EVERY = 5_000;

/** Pixels at an edge that a window may leave free: some window systems keep one for themselves. */
const HAIR = 2;

/** Whether one place lies wholly under another. */
const covers = (over: Rectangle, under: Rectangle): boolean =>
  over.x <= under.x + HAIR &&
  over.y <= under.y + HAIR &&
  over.x + over.width >= under.x + under.width - HAIR &&
  over.y + over.height >= under.y + under.height - HAIR;

/**
 * Watches what the page cannot know. Chromium tells it that its window is hidden or minimised; that the screen sleeps,
 * the machine is locked or suspended, or another window of this application lies over it, only the main process knows.
 *
 * @returns whether nobody can see that window now.
 */
export function watchSight(window: () => BrowserWindow | undefined): () => boolean {
  const away = { suspended: false, locked: false, asleep: false };
  powerMonitor.on('suspend', () => {
    away.suspended = true;
  });
  powerMonitor.on('resume', () => {
    away.suspended = false;
  });
  powerMonitor.on('lock-screen', () => {
    away.locked = true;
  });
  powerMonitor.on('unlock-screen', () => {
    away.locked = false;
  });
  const look = (): void => {
    void screensSleep().then((asleep) => {
      away.asleep = asleep;
    });
  };
  look();
  setInterval(look, EVERY).unref();
  const covered = (own: BrowserWindow): boolean =>
    BrowserWindow.getAllWindows().some(
      (other) =>
        // Windows that come after the kiosk's own stand over it.
        other.id > own.id && other.isVisible() && !other.isMinimized() && covers(other.getBounds(), own.getBounds()),
    );
  return () => {
    const own = window();
    return away.suspended || away.locked || away.asleep || (own !== undefined && covered(own));
  };
}
