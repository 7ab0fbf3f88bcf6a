import { recoveryCauses } from '../../src/main/health/events.ts';
import type { KioskFigures } from '../../src/shared/metrics/kiosk-metrics.ts';

/** A kiosk of which everything is known. */
export const plainFigures: KioskFigures = {
  version: '1.2.3',
  electron: '25.1.1',
  venue: 'harbour-museum',
  kioskId: 'floor-2',
  up: true,
  startedAt: 1_795_460_000,
  beatAt: 1_795_464_000.5,
  pack: { id: 'harbour', version: '2.0.0', origin: 'installed' },
  sequence: 7,
  recoveries: new Map<string, number>([...recoveryCauses.map((cause) => [cause, 0] as const), ['page-gone', 2]]),
  installs: new Map([
    ['installed', 1],
    ['KEY', 1],
  ]),
  trials: new Map([
    ['confirmed', 1],
    ['failed', 0],
  ]),
  messages: new Map([
    ['info', 20],
    ['warn', 1],
    ['error', 2],
  ]),
  touches: 12,
  visits: {
    visits: 3,
    seconds: 300,
    languages: { th: 2, en: 1 },
    opened: { quay: 3 },
    shown: { quay: 90 },
    stops: { quay: 1 },
    quiz: { played: 1, right: 2, total: 3 },
    idle: 2,
    choice: 1,
  },
  disk: { free: 1_000_000, total: 4_000_000 },
  memory: new Map([
    ['main', 100_000],
    ['page', 200_000],
  ]),
  channel: {
    checkedAt: 1_795_463_000,
    succeededAt: 1_795_463_000,
    indexIssuedAt: 1_795_400_000,
    fetchedBytes: 5_000,
    failures: { OFFLINE: 1 },
  },
};
