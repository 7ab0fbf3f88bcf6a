import { type Kiosk, launchKiosk } from '../../helpers/kiosk.ts';
import { startVirtualScreen } from '../../helpers/virtual-screen.ts';
import { type Hand, handOf } from '../electron/hand.ts';
import type { Exhibit } from '../../../src/shared/ipc/contract.ts';
import type { BenchGroup, BenchRun } from '../frame/group.ts';
import { makeRow, type Row } from '../frame/row.ts';

/** Reports of a finger in one gesture: a second of a glass that reports sixty times. */
const REPORTS = 60;

/** Opens the first panel of a type by touch, from the home screen. */
async function open(kiosk: Kiosk, hand: Hand, type: string): Promise<void> {
  const { page } = kiosk;
  const found = await page.evaluate(async (wanted) => {
    const answer = await window.kiosk.loadExhibit();
    const { pack } = JSON.parse(answer.ok ? answer.value : '') as Exhibit;
    const { topics } = pack;
    const topic = topics.findIndex((each) => each.panels.some((panel) => panel.type === wanted));
    const panel = topics[topic]?.panels.findIndex((each) => each.type === wanted) ?? -1;
    return { topic, panel, id: topics[topic]?.panels[panel]?.id ?? '' };
  }, type);
  await kiosk.on('home');
  await hand.tap(page.locator('.cards-topics .card').nth(found.topic));
  await hand.tap(page.locator('.cards-panels .card').nth(found.panel));
  await kiosk.on(`panel:${found.id}`);
}

/** Gestures over an element, to and fro: across its middle, or two fingers apart and together. */
async function gesture(kiosk: Kiosk, hand: Hand, selector: string, kind: 'draw' | 'pinch'): Promise<void> {
  const box = await kiosk.box(kiosk.page.locator(selector));
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  if (kind === 'pinch') {
    await hand.pinch(middle, box.width / 4, box.width / 2, REPORTS);
    await hand.pinch(middle, box.width / 2, box.width / 4, REPORTS);
    return;
  }
  const points = Array.from({ length: REPORTS }, (_, at) => ({
    x: box.x + box.width * (0.3 + (0.4 * at) / REPORTS),
    y: middle.y,
  }));
  await hand.draw(points);
  await hand.draw(points.toReversed());
}

/** Presses the button that brings a picture closer until it is as close as it goes: eight times. */
async function closest(kiosk: Kiosk, hand: Hand): Promise<void> {
  const closer = kiosk.page.locator('.zoom-buttons .button').nth(1);
  while ((await closer.getAttribute('aria-disabled')) !== 'true') {
    await hand.tap(closer);
    await kiosk.page.locator('.zoom-stage[data-rest="true"]').waitFor();
  }
}

/** What is done to which part of which panel, and what comes before it. */
interface Work {
  readonly id: string;
  readonly type: string;
  readonly selector: string;
  readonly kind: 'draw' | 'pinch';
  readonly before?: (kiosk: Kiosk, hand: Hand) => Promise<void>;
}

const works: readonly Work[] = [
  { id: 'map.pan', type: 'map', selector: '.map-glass', kind: 'draw' },
  { id: 'map.pinch', type: 'map', selector: '.map-glass', kind: 'pinch' },
  { id: 'timeline.scrub', type: 'timeline', selector: '.timeline-strip', kind: 'draw' },
  { id: 'gallery.drag-at-8', type: 'gallery', selector: '.zoom-stage', kind: 'draw', before: closest },
  { id: 'gallery.pinch-to-8', type: 'gallery', selector: '.zoom-stage', kind: 'pinch', before: closest },
  { id: 'video.scrub', type: 'video', selector: '.media-line .slider-line', kind: 'draw' },
];

/** The value below which that share of the values lies. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function run({ say, short }: BenchRun): Promise<readonly Row[]> {
  const rounds = short ? 1 : 5;
  const screen = await startVirtualScreen(1080, 1920);
  const kiosk = await launchKiosk({ display: screen.display });
  const rows: Row[] = [];
  try {
    const hand = await handOf(kiosk.page);
    await kiosk.on('attract');
    await kiosk.tapAt(540, 700);
    await hand.tap(kiosk.page.locator('.language-choice').first());
    for (const { id, type, selector, kind, before } of works) {
      await open(kiosk, hand, type);
      await before?.(kiosk, hand);
      for (const factor of [1, 4]) {
        say(`${id} at ${factor} x`);
        await hand.throttle(factor);
        await gesture(kiosk, hand, selector, kind);
        await hand.costs();
        const middle: number[] = [];
        const slow: number[] = [];
        const worst: number[] = [];
        const tasks: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          await gesture(kiosk, hand, selector, kind);
          const { frames, longTasks } = await hand.costs();
          middle.push(percentile(frames, 0.5));
          slow.push(percentile(frames, 0.95));
          worst.push(Math.max(...frames));
          tasks.push(longTasks.length);
        }
        const name = `panels.${id}.at-${factor}x`;
        rows.push(
          // Sixty frames a second, with room for the screen's own beat.
          makeRow(`${name}.frame`, 'ms', middle, factor === 1 ? { atMost: 17 } : undefined),
          makeRow(`${name}.frame.p95`, 'ms', slow),
          makeRow(`${name}.frame.worst`, 'ms', worst),
          makeRow(`${name}.long-tasks`, 'tasks', tasks),
        );
      }
      await hand.throttle(1);
      await hand.tap(kiosk.page.locator('.dock .button').first());
    }
    return rows;
  } finally {
    await kiosk.close();
    await screen.stop();
  }
}

export const group: BenchGroup = {
  about:
    'frame times of the map and of a gallery eight times closer under one finger and two, and of the timeline and a film under a scrubbing finger',
  electron: true,
  run,
};
