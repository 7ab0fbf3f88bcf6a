import { statfs } from 'node:fs/promises';

import { app } from 'electron';

import type { ChannelStatus } from '../../shared/channel/outcome.ts';
import type { VisitStore } from '../../node/staff/visit-state.ts';
import type { ChannelFigures, KioskFigures } from '../../shared/metrics/kiosk-metrics.ts';
import type { Tallies } from '../health/tallies.ts';
import type { Stage } from '../packs/stage.ts';

/** Where the figures of a kiosk come from. */
export interface FigureSources {
  readonly data: string;
  readonly venue: () => string;
  readonly kioskId: string | undefined;
  readonly tallies: Tallies;
  readonly visits: Pick<VisitStore, 'totals'>;
  readonly stage: Pick<Stage, 'pack' | 'origin'>;
  /** How the channel stands. */
  readonly channel: () => ChannelStatus;
}

/** A page that gave no sign of life for so long is not up, in milliseconds; it gives two a second. */
const SILENCE = 5_000;

const kinds: Readonly<Record<string, string>> = { Browser: 'main', Tab: 'page', GPU: 'gpu' };

function memory(): Map<string, number> {
  const bytes = new Map<string, number>();
  for (const { type, memory: used } of app.getAppMetrics()) {
    const kind = kinds[type] ?? 'other';
    bytes.set(kind, (bytes.get(kind) ?? 0) + used.workingSetSize * 1024);
  }
  return bytes;
}

/** Seconds since 1970 of a time in milliseconds. */
const seconds = (time: number): number => Math.round(time) / 1000;

const timeOf = (iso: string | null | undefined): number | undefined =>
  iso === null || iso === undefined ? undefined : seconds(Date.parse(iso));

function channelFigures(status: ChannelStatus, failures: ReadonlyMap<string, number>): ChannelFigures | undefined {
  if (status.state === 'off') return undefined;
  return {
    checkedAt: timeOf(status.lastCheck),
    succeededAt: timeOf(status.lastContact),
    indexIssuedAt: timeOf(status.index?.created),
    fetchedBytes: status.fetchedBytes,
    failures: Object.fromEntries(failures),
  };
}

/** Gathers the figures of this moment. */
export async function gatherFigures(sources: FigureSources): Promise<KioskFigures> {
  const { data, venue, kioskId, tallies, visits, stage, channel } = sources;
  const { beatAt, painted, recoveries, installs, trials, messages, touches } = tallies;
  const { pack } = stage;
  const { kind, seq } = stage.origin;
  const disk = await statfs(data).catch(() => undefined);
  const now = Date.now();
  return {
    version: app.getVersion(),
    electron: process.versions['electron'] ?? '',
    venue: venue(),
    kioskId,
    up: painted && beatAt !== undefined && now - beatAt < SILENCE,
    startedAt: seconds(now - process.uptime() * 1000),
    beatAt: beatAt === undefined ? undefined : seconds(beatAt),
    pack: pack === undefined ? undefined : { id: pack.id, version: pack.version, origin: kind },
    sequence: seq,
    recoveries,
    installs,
    trials,
    messages,
    touches,
    visits: visits.totals(),
    disk: disk === undefined ? null : { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize },
    memory: memory(),
    channel: channelFigures(channel(), tallies.channelFailures),
  };
}
