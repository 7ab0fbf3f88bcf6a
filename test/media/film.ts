import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

import { chromium } from 'playwright-core';

import { type Dress, dressPicture, pictureLayers } from '../../src/shared/scene/dress-picture.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';

/** Size and pace of the films. */
export const FILM = { width: 1024, height: 576, framesPerSecond: 25 } as const;

/** How long one shot gives way to the next, in seconds. */
const DISSOLVE = 1.2;

/** One drawing for some seconds, under lights that follow one another. */
export interface Shot {
  readonly drawing: string;
  readonly seconds: number;
  readonly dress: readonly Dress[];
  /** Where the eye goes: to the right is positive; the nearest layer goes farthest. */
  readonly pan: number;
  /** How much closer it comes, as a share. */
  readonly closer: number;
  /** Whether birds cross the sky, and how high, as a share of the picture. */
  readonly birds?: number;
}

/** How far each layer goes for a pan of 1, in pixels. */
const travel = { sky: 4, far: 12, middle: 26, near: 48 } as const;

function addressOf(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** Draws a film frame by frame and writes the frames, as JPEG, one after another. */
export async function shootFilm(folder: string, shots: readonly Shot[], into: Writable): Promise<number> {
  const pack = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')) as Pack;
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: FILM.width, height: FILM.height } });
  const stacks = shots.map(({ drawing, dress }) =>
    dress.map((each) =>
      pictureLayers.map((layer) =>
        addressOf(
          dressPicture(readFileSync(join(folder, 'media', `${drawing}.svg`), 'utf8'), pack, { ...each, layer }),
        ),
      ),
    ),
  );
  await page.setContent(
    `<style>
      body { margin: 0; background: #000; overflow: hidden }
      div { position: absolute; inset: 0; overflow: hidden }
      img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover }
      svg { position: absolute; inset: 0; width: 100%; height: 100% }
    </style>` +
      stacks
        .map(
          (lights, shot) =>
            `<div class="shot">${lights
              .map((layers) => `<div class="light">${layers.map((src) => `<img src="${src}">`).join('')}</div>`)
              .join('')}${
              shots[shot]?.birds === undefined
                ? ''
                : '<svg viewBox="0 0 1280 720"><g fill="none" stroke="#22364d" stroke-width="3" stroke-linecap="round"></g></svg>'
            }</div>`,
        )
        .join(''),
  );
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const total = shots.reduce((sum, shot) => sum + shot.seconds, 0);
  const frames = Math.round(total * FILM.framesPerSecond);
  for (let frame = 0; frame < frames; frame += 1) {
    const time = frame / FILM.framesPerSecond;
    await page.evaluate(placeEverything, { shots, travel, dissolve: DISSOLVE, time });
    const picture = await page.screenshot({ type: 'jpeg', quality: 94 });
    if (!into.write(picture)) await new Promise((resolve) => into.once('drain', resolve));
  }
  into.end();
  await browser.close();
  return total;
}

interface Moment {
  readonly shots: readonly Shot[];
  readonly travel: Readonly<Record<string, number>>;
  readonly dissolve: number;
  readonly time: number;
}

/** Puts every layer where it is at that time. Runs inside the page. */
function placeEverything({ shots, travel: ways, dissolve, time }: Moment): void {
  const smooth = (part: number): number => {
    const t = Math.min(1, Math.max(0, part));
    return t * t * (3 - 2 * t);
  };
  let start = 0;
  for (const [at, element] of [...document.querySelectorAll<HTMLElement>('.shot')].entries()) {
    const shot = shots[at];
    if (shot === undefined) continue;
    const local = time - start;
    const shown = local > -dissolve / 2 && local < shot.seconds + dissolve / 2;
    element.style.display = shown ? '' : 'none';
    element.style.opacity = String(at === 0 ? 1 : smooth((local + dissolve / 2) / dissolve));
    start += shot.seconds;
    if (!shown) continue;
    const part = (local + dissolve / 2) / (shot.seconds + dissolve);
    const eye = (smooth(part) * 0.4 + part * 0.6) * 2 - 1;
    const lights = [...element.querySelectorAll<HTMLElement>('.light')];
    for (const [light, stack] of lights.entries()) {
      const steps = lights.length - 1;
      stack.style.opacity = light === 0 ? '1' : String(smooth(part * steps * 1.25 - (light - 1) - 0.125));
      for (const [depth, layer] of [...stack.querySelectorAll<HTMLElement>('img')].entries()) {
        const way = Object.values(ways)[depth] ?? 0;
        const scale = 1.1 + shot.closer * part * (0.25 + 0.25 * depth);
        layer.style.transform = `translateX(${-eye * shot.pan * way}px) scale(${scale})`;
      }
    }
    const flock = element.querySelector('g');
    if (flock === null || shot.birds === undefined) continue;
    const birds = Array.from({ length: 5 }, (_, bird) => {
      const x = -60 + part * 1100 + bird * 46 - (bird % 2) * 18;
      const y = 720 * (shot.birds ?? 0) + (bird % 3) * 24 - part * 50 + Math.sin(time * 1.3 + bird) * 5;
      const wing = Math.sin(time * 7 + bird * 1.9) * 8;
      return `<path d="M${x - 16} ${y - wing}Q${x - 7} ${y - 4 - wing * 0.3} ${x} ${y}Q${x + 7} ${y - 4 - wing * 0.3} ${x + 16} ${y - wing}"/>`;
    });
    flock.innerHTML = birds.join('');
  }
}
