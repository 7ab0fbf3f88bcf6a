import type { CDPSession, Locator, Page } from 'playwright-core';

import { settle } from '../../helpers/browser-kiosk.ts';

/** What a hand did to a page, and what the page says that it cost. */
export interface Hand {
  /** Slows the page's processor down by a factor; 1 is as it is. */
  throttle(factor: number): Promise<void>;
  tap(target: Locator): Promise<void>;
  /** One finger from point to point, a report every frame. */
  draw(points: readonly { readonly x: number; readonly y: number }[]): Promise<void>;
  /** Two fingers about a point, from one distance to another in so many reports. */
  pinch(at: { readonly x: number; readonly y: number }, from: number, to: number, reports: number): Promise<void>;
  /** Milliseconds from each touch to the next paint since the last call, and from each long task its length. */
  costs(): Promise<Costs>;
}

/** Milliseconds; what took less than `FLOOR` counts as that, because Event Timing does not report it. */
export interface Costs {
  readonly touches: readonly number[];
  readonly longTasks: readonly number[];
  /** Between two frames that followed each other. */
  readonly frames: readonly number[];
}

/** The shortest duration that Event Timing reports; https://www.w3.org/TR/event-timing/#sec-should-add-performanceeventtiming. */
const FLOOR = 16;

interface Counted {
  touches: Map<number, number>;
  longTasks: number[];
  frames: number[];
}

/** Runs in the page: counts from now on. */
function startCounting(): void {
  const counted: Counted = { touches: new Map(), longTasks: [], frames: [] };
  const note = (entries: PerformanceEntryList): void => {
    for (const entry of entries) {
      if (entry.entryType === 'longtask') counted.longTasks.push(entry.duration);
      const { interactionId = 0 } = entry as PerformanceEntry & { interactionId?: number };
      // Pressing, lifting and clicking are one touch; the longest of them is what was felt.
      if (interactionId > 0)
        counted.touches.set(interactionId, Math.max(counted.touches.get(interactionId) ?? 0, entry.duration));
    }
  };
  const observers = ['event', 'longtask'].map((type) => {
    const observer = new PerformanceObserver((list) => {
      note(list.getEntries());
    });
    observer.observe({ type, durationThreshold: 16 } as PerformanceObserverInit);
    return observer;
  });
  let before: number | undefined;
  const beat = (now: number): void => {
    if (before !== undefined) counted.frames.push(now - before);
    before = now;
    requestAnimationFrame(beat);
  };
  requestAnimationFrame(beat);
  Object.assign(window, {
    takeCosts: () => {
      for (const observer of observers) note(observer.takeRecords());
      const taken = { touches: [...counted.touches.values()], longTasks: counted.longTasks, frames: counted.frames };
      Object.assign(counted, { touches: new Map(), longTasks: [], frames: [] });
      return taken;
    },
  });
}

/** Runs in the page: two frames later, what was touched has been painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        setTimeout(resolve, 0);
      });
    });
  });
}

/** Takes the hand of a page. Touches carry the machine's own time here: it is what is measured. */
export async function handOf(page: Page): Promise<Hand> {
  const touch: CDPSession = await page.context().newCDPSession(page);
  await page.evaluate(startCounting);
  let taps = 0;
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ ...point, id })) });
  return {
    async throttle(factor) {
      await touch.send('Emulation.setCPUThrottlingRate', { rate: factor });
    },
    async tap(target) {
      await target.waitFor({ state: 'visible' });
      await page.evaluate(settle);
      const box = await target.boundingBox();
      if (box === null) throw new Error('There is nothing to touch');
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      taps += 1;
      await send('touchStart', [at]);
      await send('touchEnd', []);
      await page.evaluate(painted);
    },
    async draw([first, ...others]) {
      if (first === undefined) return;
      await send('touchStart', [first]);
      for (const point of others) await send('touchMove', [point]);
      await send('touchEnd', []);
    },
    async pinch(at, from, to, reports) {
      const fingers = (distance: number) => [
        { x: at.x - distance / 2, y: at.y },
        { x: at.x + distance / 2, y: at.y },
      ];
      await send('touchStart', fingers(from));
      for (let report = 1; report <= reports; report += 1)
        await send('touchMove', fingers(from + ((to - from) * report) / reports));
      await send('touchEnd', []);
    },
    async costs() {
      await page.evaluate(painted);
      const counted = await page.evaluate(() => (window as unknown as { takeCosts: () => Costs }).takeCosts());
      const silent = Math.max(0, taps - counted.touches.length);
      taps = 0;
      const touches = [...counted.touches, ...Array.from({ length: silent }, () => FLOOR)];
      return { ...counted, touches: touches.map((each) => Math.max(FLOOR, each)) };
    },
  };
}
