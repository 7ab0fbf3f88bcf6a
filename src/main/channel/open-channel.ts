import type { LookOrder } from '../../node/channel/look.ts';
import { settleInstall } from '../../node/channel/look.ts';
import { channelOff, type ChannelStatus } from '../../shared/channel/outcome.ts';
import type { ChannelSettings } from '../../shared/schema/configuration.ts';
import type { Venue } from '../../shared/schema/venue.ts';
import { runJob } from '../background/run-job.ts';
import type { Log } from '../health/log.ts';
import type { Packs } from '../packs/open-packs.ts';
import { Channel } from './channel.ts';

/** What the channel of a kiosk stands on. */
export interface OpenChannelOptions {
  /** Undefined where none is configured: then nothing is ever asked. */
  readonly settings: ChannelSettings | undefined;
  readonly data: string;
  readonly appVersion: string;
  readonly venue: () => Venue;
  readonly packs: Packs;
  readonly log: Log;
}

/** How the channel of this kiosk stands; `channelOff` where there is none. */
export type ReadChannel = () => ChannelStatus;

function later(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  timer.unref();
  return () => {
    clearTimeout(timer);
  };
}

/** Starts the channel of a kiosk, where it has one; each look is a process of its own, the only one that uses the network. */
export function openChannel({ settings, data, appVersion, venue, packs, log }: OpenChannelOptions): ReadChannel {
  if (settings === undefined) return () => channelOff;
  const look = async (): ReturnType<typeof runJob<'channel'>> => {
    const [where, { trial, current }] = [await packs.store.standing(), await packs.status()];
    const { id, pack } = venue();
    const order: LookOrder = {
      settings,
      data,
      venue: id,
      bundled: pack,
      appVersion,
      where,
      installed: [trial, current].flatMap((slot) => (slot === null ? [] : [slot.packId])),
      now: Date.now(),
    };
    return runJob({ do: 'channel', order });
  };
  const channel = new Channel({
    settings,
    venue,
    log,
    look,
    install: ({ path, trust }) => packs.install(path, {}, trust),
    settle: (ready, fault) => settleInstall(data, ready, fault),
    clock: () => new Date(),
    random: () => Math.random(),
    later,
  });
  channel.start();
  log.info('channel-on', `New packs are fetched from ${channel.status.host ?? ''}.`, { every: settings.everyMinutes });
  return () => channel.status;
}
