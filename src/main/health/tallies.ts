import type { Pulse } from '../../shared/ipc/contract.ts';
import { type LogEvent, type RecoveryCause, recoveryCauses } from './events.ts';
import type { Log, LogFields } from './log.ts';

/** How an installation can end, with the code of what refused it. */
const installEvents = { 'pack-installed': 'installed', 'install-failed': 'failed' } as const;
const trialEvents = { 'trial-confirmed': 'confirmed', 'trial-failed': 'failed' } as const;

const isRecovery = (event: LogEvent): event is RecoveryCause => (recoveryCauses as readonly LogEvent[]).includes(event);

/** What happened since the start, in numbers. It hears of everything by the log and by the page's signs of life. */
export class Tallies {
  readonly recoveries = new Map<RecoveryCause, number>(recoveryCauses.map((cause) => [cause, 0]));
  readonly installs = new Map<string, number>([
    ['installed', 0],
    ['failed', 0],
  ]);
  readonly trials = new Map<string, number>([
    ['confirmed', 0],
    ['failed', 0],
  ]);
  readonly messages = new Map<'info' | 'warn' | 'error', number>([
    ['info', 0],
    ['warn', 0],
    ['error', 0],
  ]);
  /** Refusals of the channel, each counted when it begins. */
  readonly channelFailures = new Map<string, number>();
  /** Fingers that came down. */
  touches = 0;
  /** When the page gave its last sign of life, in milliseconds since 1970; undefined before the first. */
  beatAt: number | undefined;
  /** Whether the exhibit had been painted then. */
  painted = false;
  #pageTouches = 0;

  /** A line was logged. */
  hear(level: 'info' | 'warn' | 'error', event: LogEvent, fields: LogFields = {}): void {
    const count = <K>(map: Map<K, number>, key: K): void => void map.set(key, (map.get(key) ?? 0) + 1);
    count(this.messages, level);
    if (isRecovery(event)) count(this.recoveries, event);
    if (event in installEvents) count(this.installs, installEvents[event as keyof typeof installEvents]);
    if (event in trialEvents) count(this.trials, trialEvents[event as keyof typeof trialEvents]);
    // What is refused in the middle is told twice: by its own event, and as a refusal of the disk.
    if (event === 'pack-refused' && typeof fields['code'] === 'string') count(this.installs, fields['code']);
    if (event === 'channel-outcome' && typeof fields['code'] === 'string') count(this.channelFailures, fields['code']);
    if (event === 'channel-failed') count(this.channelFailures, 'INTERNAL');
  }

  /** The page gave a sign of life at that time of the wall clock, in milliseconds since 1970. */
  beat({ touches }: Pulse, painted: boolean, now: number): void {
    // A page that was loaded anew counts from nothing.
    this.touches += touches < this.#pageTouches ? touches : touches - this.#pageTouches;
    this.#pageTouches = touches;
    this.beatAt = now;
    this.painted = painted;
  }

  /** The same log, listened to. */
  listenTo(log: Log): Log {
    const heard =
      (level: 'info' | 'warn' | 'error'): Log['info'] =>
      (event, message, fields) => {
        this.hear(level, event, fields);
        log[level](event, message, fields);
      };
    return { info: heard('info'), warn: heard('warn'), error: heard('error') };
  }
}
