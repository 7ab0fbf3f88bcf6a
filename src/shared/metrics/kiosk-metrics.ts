import type { HourCounts } from '../schema/visit-report.ts';
import type { Metric, Sample } from './format.ts';

/** How it goes with the channel, where there is one. Times in seconds since 1970; undefined before the first. */
export interface ChannelFigures {
  readonly checkedAt: number | undefined;
  readonly succeededAt: number | undefined;
  /** When the index in hand was signed: what is old may be held back by somebody. */
  readonly indexIssuedAt: number | undefined;
  readonly fetchedBytes: number;
  /** Refusals, each counted when it begins, by code. */
  readonly failures: Readonly<Record<string, number>>;
}

/** Everything that is published of a kiosk. Nothing of it says who visited. */
export interface KioskFigures {
  readonly version: string;
  readonly electron: string;
  readonly venue: string;
  readonly kioskId: string | undefined;
  /** Whether the exhibit is on screen and its page alive. */
  readonly up: boolean;
  readonly startedAt: number;
  readonly beatAt: number | undefined;
  readonly pack:
    | { readonly id: string; readonly version: string; readonly origin: 'bundled' | 'installed' | 'trial' | 'pinned' }
    | undefined;
  /** The number of the signed pack on screen; 0 is the bundled one. */
  readonly sequence: number;
  readonly recoveries: ReadonlyMap<string, number>;
  readonly installs: ReadonlyMap<string, number>;
  readonly trials: ReadonlyMap<string, number>;
  readonly messages: ReadonlyMap<string, number>;
  readonly touches: number;
  readonly visits: HourCounts;
  readonly disk: { readonly free: number; readonly total: number } | null;
  /** Bytes in memory by the kind of process. */
  readonly memory: ReadonlyMap<string, number>;
  readonly channel: ChannelFigures | undefined;
}

const PREFIX = 'sister_cities_kiosk_';

const one = (value: number | undefined, labels?: Readonly<Record<string, string>>): Sample[] =>
  value === undefined ? [] : [{ value, ...(labels && { labels }) }];
const by = (label: string, counts: Iterable<readonly [string, number]>): Sample[] =>
  [...counts].map(([key, value]) => ({ labels: { [label]: key }, value }));
const each = (label: string, counts: Readonly<Record<string, number>>): Sample[] => by(label, Object.entries(counts));

const counter = (name: string, help: string, samples: readonly Sample[], unit?: Metric['unit']): Metric => ({
  name: `${PREFIX}${name}_total`,
  help,
  type: 'counter',
  ...(unit && { unit }),
  samples,
});
const gauge = (name: string, help: string, samples: readonly Sample[], unit?: Metric['unit']): Metric => ({
  name: `${PREFIX}${name}`,
  help,
  type: 'gauge',
  ...(unit && { unit }),
  samples,
});

function ofChannel(channel: ChannelFigures | undefined): Metric[] {
  const at = (name: string, help: string, time: number | undefined): Metric =>
    gauge(`channel_${name}_timestamp_seconds`, help, one(time), 'seconds');
  const failures = channel === undefined ? [] : each('code', channel.failures);
  return [
    gauge('channel_enabled', 'Whether new packs are fetched from a host.', one(Number(channel !== undefined))),
    at('last_check', 'When the host was last asked.', channel?.checkedAt),
    at('last_success', 'When the host last gave a sound index.', channel?.succeededAt),
    at('index_issued', 'When the index in hand was signed.', channel?.indexIssuedAt),
    counter('channel_fetched_bytes', 'What was fetched since the start.', one(channel?.fetchedBytes), 'bytes'),
    counter('channel_failures', 'Refusals since the start, each counted when it begins, by code.', failures),
  ];
}

function ofVisits({ visits, seconds, languages, opened, shown, stops, idle, choice, quiz }: HourCounts): Metric[] {
  const ever = 'since this kiosk was set up';
  return [
    counter('visits', `Visits that have ended ${ever}.`, one(visits)),
    counter(
      'visits_by_language',
      `Visits that have ended ${ever}, by the language they ended in.`,
      each('language', languages),
    ),
    counter('visit_duration_seconds', `How long they lasted, all together.`, one(seconds), 'seconds'),
    counter('idle_resets', `Visits that ended because nobody was there any more.`, one(idle)),
    counter('chosen_ends', `Visits that their visitors ended.`, one(choice)),
    counter('panel_views', `Visits in which a panel was opened.`, each('panel', opened)),
    counter('panel_view_seconds', `How long a panel was on screen, all together.`, each('panel', shown), 'seconds'),
    counter('visit_stops', `Visits that ended on a panel.`, each('panel', stops)),
    counter('quiz_rounds', `Rounds of a quiz that were played to their end.`, one(quiz.played)),
  ];
}

/** The metrics of a kiosk, named as Prometheus' conventions want it: base units, `_total` for counters, `_info`. */
export function kioskMetrics(figures: KioskFigures): Metric[] {
  const { pack, disk, kioskId = '' } = figures;
  const { version, electron, venue } = figures;
  return [
    gauge('up', 'Whether the exhibit is on screen and its page alive.', one(Number(figures.up))),
    gauge('application_info', 'What runs, and where.', one(1, { version, electron, venue, kiosk: kioskId }), 'info'),
    gauge(
      'pack_info',
      'The pack on screen, and where it is from.',
      pack === undefined ? [] : one(1, { pack: pack.id, version: pack.version, origin: pack.origin }),
      'info',
    ),
    gauge('pack_sequence', 'The number of the signed pack on screen; 0 is the bundled one.', one(figures.sequence)),
    gauge('start_timestamp_seconds', 'When the kiosk was started.', one(figures.startedAt), 'seconds'),
    gauge(
      'last_heartbeat_timestamp_seconds',
      'When the page last gave a sign of life.',
      one(figures.beatAt),
      'seconds',
    ),
    counter(
      'recoveries',
      'What was lost and brought back since the start, by event of the log.',
      by('cause', figures.recoveries),
    ),
    counter('pack_installs', 'Installations since the start, by what came of them.', by('result', figures.installs)),
    counter('pack_trials', 'Trials of new packs since the start, by what came of them.', by('result', figures.trials)),
    counter('log_messages', 'Lines of the log since the start.', by('level', figures.messages)),
    counter('touch_events', 'Fingers that came down on the glass since the start.', one(figures.touches)),
    ...ofVisits(figures.visits),
    gauge('filesystem_free_bytes', 'What is free on the disk of the kiosk.', one(disk?.free), 'bytes'),
    gauge('filesystem_size_bytes', 'How large that disk is.', one(disk?.total), 'bytes'),
    gauge('memory_resident_bytes', 'Memory in use, by the kind of process.', by('process', figures.memory), 'bytes'),
    ...ofChannel(figures.channel),
  ];
}
