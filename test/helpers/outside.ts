import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** What holds still must do so by then, in milliseconds, and how often to look. */
const PATIENCE = 30_000;
const LOOK = 50;

/** A kiosk seen and touched from outside alone: its screen, a keyboard and a mouse on it, and what the kernel tells. */
export interface Outside {
  /** Runs `xdotool`. */
  act(...words: readonly string[]): void;
  /** Everything on the glass, pointer and all. */
  picture(): Buffer;
  /** Waits until the picture is another than that one, or the same again. @throws where it does not become so. */
  until(sameness: 'same' | 'other', picture: Buffer): Promise<void>;
  /** Waits until the glass holds still, and gives its picture. */
  stillPicture(): Promise<Buffer>;
}

/** Looks at a virtual screen whose picture is in that folder. */
export function lookFromOutside(display: string, folder: string): Outside {
  const picture = (): Buffer => readFileSync(join(folder, 'Xvfb_screen0'));
  const within = async (holds: () => boolean, otherwise: string): Promise<void> => {
    const begun = performance.now();
    while (!holds()) {
      if (performance.now() - begun > PATIENCE) throw new Error(otherwise);
      await setTimeout(LOOK);
    }
  };
  return {
    picture,
    act(...words) {
      const { status, stderr } = spawnSync('xdotool', words, {
        env: { ...process.env, DISPLAY: display },
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`xdotool failed: ${stderr}`);
    },
    until: (sameness, wanted) =>
      within(() => picture().equals(wanted) === (sameness === 'same'), `The picture never was the ${sameness}`),
    async stillPicture() {
      let last = picture();
      let same = 0;
      await within(() => {
        const now = picture();
        same = now.equals(last) ? same + 1 : 0;
        last = now;
        return same >= 10;
      }, 'The picture never held still');
      return last;
    },
  };
}

/** Processes whose command names that folder and which have not ended, with their kinds. */
export function processesOf(
  folder: string,
): { readonly pid: number; readonly kind: string; readonly status: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(join('/proc', name, 'cmdline'), 'utf8');
        const status = readFileSync(join('/proc', name, 'status'), 'utf8');
        if (!command.includes(folder) || /^State:\t[ZX]/m.test(status)) return [];
        return [{ pid: Number(name), kind: /--type=([\w-]+)/.exec(command)?.[1] ?? 'main', status }];
      } catch {
        // It ended while we looked.
        return [];
      }
    });
}
