import type { Page } from 'playwright-core';

import { type Kiosk, launchKiosk } from '../../helpers/kiosk.ts';
import { startVirtualScreen } from '../../helpers/virtual-screen.ts';
import { type Hand, handOf } from '../electron/hand.ts';
import { launchHello } from '../electron/hello.ts';
import type { BenchGroup, BenchRun } from '../frame/group.ts';
import { alternate, makeRow, median, ratios, type Row } from '../frame/row.ts';

/** Touches of a round on either page. */
const TOUCHES = 12;

/** From the home screen into a topic and back, so that every touch changes the whole screen. */
async function wander(kiosk: Kiosk, hand: Hand): Promise<void> {
  const { page } = kiosk;
  for (let turn = 0; turn < TOUCHES / 2; turn += 1) {
    await hand.tap(page.locator('.cards-topics .card').nth(turn % 5));
    await page.waitForFunction(() => document.documentElement.dataset['screen']?.startsWith('topic:'));
    await hand.tap(page.locator('.dock .button').first());
    await kiosk.on('home');
  }
}

/** Runs in the page: milliseconds from the click to the frame after `changed` holds. */
function watchChange(attribute: string): void {
  let clicked = 0;
  window.addEventListener('click', (event) => (clicked = event.timeStamp), { capture: true });
  const times: number[] = [];
  Object.assign(window, { changeTimes: times });
  new MutationObserver(() => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => times.push(performance.now() - clicked), { once: true });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  }).observe(document.documentElement, { attributeFilter: [attribute] });
}

const changeTimes = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { changeTimes: number[] }).changeTimes.splice(0));

async function run({ say, short }: BenchRun): Promise<readonly Row[]> {
  const rounds = short ? 2 : 7;
  const screens = [await startVirtualScreen(1080, 1920), await startVirtualScreen(1080, 1920)] as const;
  const hello = await launchHello(screens[0].display);
  const kiosk = await launchKiosk({ display: screens[1].display });
  const { page } = kiosk;
  const rows: Row[] = [];
  try {
    const hands = { hello: await handOf(hello.page), kiosk: await handOf(page) };
    await kiosk.on('attract');
    await kiosk.tapAt(540, 700);
    await hands.kiosk.tap(page.locator('.language-choice').first());
    await kiosk.on('home');
    for (const factor of [1, 4]) {
      say(`touches at ${factor} x`);
      for (const hand of Object.values(hands)) await hand.throttle(factor);
      const worst: number[] = [];
      const longest: number[] = [];
      const medians = await alternate(
        {
          hello: async () => {
            for (let turn = 0; turn < TOUCHES; turn += 1) await hands.hello.tap(hello.page.locator('button'));
            return median((await hands.hello.costs()).touches);
          },
          kiosk: async () => {
            await wander(kiosk, hands.kiosk);
            const { touches, longTasks } = await hands.kiosk.costs();
            worst.push(Math.max(...touches));
            longest.push(Math.max(0, ...longTasks));
            return median(touches);
          },
        },
        { rounds, warmUp: 1 },
      );
      const at = `at-${factor}x`;
      rows.push(
        makeRow(`touch.paint.${at}`, 'ms', medians.kiosk),
        makeRow(`touch.paint.hello.${at}`, 'ms', medians.hello),
        makeRow(`touch.paint.of-hello.${at}`, 'x', ratios(medians.kiosk, medians.hello), { atMost: 1.25 }),
        makeRow(
          `touch.paint.worst.${at}`,
          'ms',
          [Math.max(...worst.slice(1))],
          factor === 4 ? { atMost: 100 } : undefined,
        ),
        makeRow(
          `touch.long-task.${at}`,
          'ms',
          [Math.max(...longest.slice(1))],
          factor === 4 ? { atMost: 50 } : undefined,
        ),
      );
    }

    say('language switches at 4 x');
    await page.evaluate(watchChange, 'lang');
    for (let turn = 0; turn < rounds * 4; turn += 1) {
      const next = page.locator('.languages .button:not([aria-pressed="true"], [aria-current="true"])').first();
      await hands.kiosk.tap(next);
    }
    const switches = await changeTimes(page);
    rows.push(makeRow('touch.language.at-4x', 'ms', [Math.max(...switches)], { atMost: 100 }));

    say('panel changes');
    await hands.kiosk.throttle(1);
    await hands.kiosk.tap(page.locator('.card-large'));
    await hands.kiosk.costs();
    const total = Number(await page.locator('[role=progressbar]').getAttribute('aria-valuemax'));
    const dropped: number[] = [];
    for (let step = 1; step < total; step += 1) {
      await hands.kiosk.tap(page.locator('.dock .button-primary'));
      await page.evaluate(async () => {
        await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined)));
      });
      const { frames } = await hands.kiosk.costs();
      const beat = median(frames);
      const lost = frames.reduce((sum, frame) => sum + Math.max(0, Math.round(frame / beat) - 1), 0);
      dropped.push((100 * lost) / (frames.length + lost));
    }
    rows.push(makeRow('touch.panel.dropped-frames', '%', dropped, { atMost: 1 }));

    say('resets');
    await page.evaluate(watchChange, 'data-screen');
    await hands.kiosk.tap(page.locator('.dock .button-primary'));
    await kiosk.on('end');
    await changeTimes(page);
    await hands.kiosk.tap(page.locator('.panel-actions .button').last());
    await kiosk.on('attract');
    rows.push(makeRow('touch.reset', 'ms', await changeTimes(page), { atMost: 300 }));
    return rows;
  } finally {
    await kiosk.close();
    await hello.close();
    for (const screen of screens) await screen.stop();
  }
}

export const group: BenchGroup = {
  about: 'from touch to paint beside a page of React with one button; language switch, panel change, reset',
  electron: true,
  run,
};
