import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { launchKiosk } from '../../helpers/kiosk.ts';
import { project } from '../../helpers/project.ts';
import { startVirtualScreen } from '../../helpers/virtual-screen.ts';
import type { BenchGroup, BenchRun } from '../frame/group.ts';
import { makeRow, type Row } from '../frame/row.ts';

/** Runs in the page: answers the time at which a word has been painted, on the clock of the wall, which all share. */
function painted(word: string): Promise<number> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      if (!document.body.textContent.includes(word)) return false;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener(
          'message',
          () => {
            resolve(performance.timeOrigin + performance.now());
          },
          { once: true },
        );
        port1.start();
        port2.postMessage(null);
      });
      return true;
    };
    const observer = new MutationObserver(() => {
      if (look()) observer.disconnect();
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Writes another word into the greeting and waits until it is seen, again and again. */
async function reload(page: Page, file: string, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const word = `Greeting ${round}`;
    const seen = page.evaluate(painted, word);
    // The page has taken the order once it answers another one.
    await page.evaluate(() => document.title);
    const text = readFileSync(file, 'utf8');
    const next = text.replace(/"greeting": "[^"]*"/, `"greeting": "${word}"`);
    const began = performance.timeOrigin + performance.now();
    writeFileSync(file, next);
    const time = (await seen) - began;
    // The first one warms up.
    if (round > 0) times.push(time);
  }
  return times;
}

async function run({ say, short }: BenchRun): Promise<readonly Row[]> {
  const rounds = short ? 2 : 15;
  const place = mkdtempSync(join(tmpdir(), 'kiosk-bench-preview-'));
  chmodSync(place, 0o755);
  const screen = await startVirtualScreen(1920, 1200);
  try {
    const rows: Row[] = [];
    for (const [name, source, language] of [
      ['10-panels', 'examples/helsinki', 'en'],
      ['bundled', 'assets/packs/bangkok', 'th'],
    ] as const) {
      say(`a word changed in ${source}`);
      const folder = join(place, name);
      cpSync(join(project, source), folder, { recursive: true });
      const kiosk = await launchKiosk({ display: screen.display, args: [`--preview=${folder}`] });
      try {
        await kiosk.on('attract');
        const times = await reload(kiosk.page, join(folder, `text/${language}.json`), rounds);
        rows.push(makeRow(`preview.reload.${name}`, 'ms', times, { atMost: 300 }));
      } finally {
        await kiosk.close();
      }
    }
    return rows;
  } finally {
    await screen.stop();
    rmSync(place, { recursive: true });
  }
}

export const group: BenchGroup = {
  about: 'from a word saved on disk to the word on screen, in the preview of a pack',
  electron: true,
  run,
};
