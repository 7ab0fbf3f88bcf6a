import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { startVirtualScreen } from '../../helpers/virtual-screen.ts';

/** A virtual screen whose pixels can be read from outside, without a word to the application that paints them. */
export interface WatchedScreen {
  readonly display: string;
  /** Milliseconds from `since` (performance.now) until `painted` holds of the colours at points all over the screen. */
  waitFor(painted: (colours: readonly number[]) => boolean, since: number): Promise<number>;
  stop(): Promise<void>;
}

/** Points looked at, across and down. */
const ACROSS = 12;
const DOWN = 24;
/** Milliseconds between two looks: the grain of what is measured. */
const LOOK = 4;
/** Nothing that works takes as long as this. */
const PATIENCE = 60_000;

/** The attract screen's picture has at least so many colours at the points looked at; a bare ground has one. */
const COLOURS = 24;

/** Whether the attract screen stands on the glass. */
export const isPicture = (colours: readonly number[]): boolean => new Set(colours).size >= COLOURS;

/** Words of an XWD header, by their place; X11/XWDFile.h. */
const word = { headerSize: 0, width: 4, height: 5, bitsPerPixel: 11, bytesPerLine: 12, colours: 19 } as const;
/** Bytes of one entry of the colour map that follows the header. */
const COLOUR_BYTES = 12;

/** Starts a screen of that size whose picture can be watched. */
export async function startWatchedScreen(width: number, height: number): Promise<WatchedScreen> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-screen-'));
  const screen = await startVirtualScreen(width, height, folder);
  const file = openSync(join(folder, 'Xvfb_screen0'), 'r');
  const header = Buffer.alloc(100);
  readSync(file, header, 0, header.length, 0);
  const read = (at: number): number => header.readUInt32BE(at * 4);
  const start = read(word.headerSize) + read(word.colours) * COLOUR_BYTES;
  const places = Array.from({ length: ACROSS * DOWN }, (_, at) => {
    const x = Math.floor((((at % ACROSS) + 0.5) / ACROSS) * read(word.width));
    const y = Math.floor(((Math.floor(at / ACROSS) + 0.5) / DOWN) * read(word.height));
    return start + y * read(word.bytesPerLine) + (x * read(word.bitsPerPixel)) / 8;
  });
  const pixel = Buffer.alloc(4);
  const look = (): number[] =>
    places.map((place) => {
      readSync(file, pixel, 0, 4, place);
      return pixel.readUInt32LE(0) & 0xff_ff_ff;
    });
  return {
    display: screen.display,
    async waitFor(painted, since) {
      while (!painted(look())) {
        if (performance.now() - since > PATIENCE) throw new Error('Nothing was painted in a minute');
        await setTimeout(LOOK);
      }
      return performance.now() - since;
    },
    async stop() {
      closeSync(file);
      await screen.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
