import { createHash } from 'node:crypto';

import type { ChannelEntry, ChannelIndex } from '../../shared/channel/channel-index.ts';
import type { LaterReason } from '../../shared/channel/outcome.ts';
import type { Standing } from '../../shared/container/sequence.ts';
import { compareVersions } from '../../shared/container/versions.ts';

/** Where a kiosk stands when it chooses. */
export interface Chooser {
  readonly kiosk: string;
  readonly venue: string;
  /** Ids of the packs shown here: the bundled one of the venue, and the installed one. */
  readonly home: readonly string[];
  readonly appVersion: string;
  readonly standing: Standing;
  /** The manifest hash of the pack that the channel installed last, whatever became of it; null where there was none. */
  readonly taken: string | null;
  /** The wall clock, in milliseconds since 1970. */
  readonly now: number;
}

/** What a kiosk takes from an index. */
export type Choice =
  | { readonly kind: 'take'; readonly entry: ChannelEntry }
  | { readonly kind: 'later'; readonly entry: ChannelEntry; readonly why: LaterReason }
  | { readonly kind: 'current' };

/** Steps of a share: a hundredth of a percent. */
const STEPS = 10_000;

/**
 * The share of a roll-out from which on a kiosk takes part, from 0 up to but not including 100 percent. It is told by
 * its id alone: the same kiosks are always the first, whom staff can watch, and a larger share only adds others.
 */
export function shareOf(kiosk: string): number {
  const step = createHash('sha256').update(`kiosk-share-v1\0${kiosk}`).digest().readUIntBE(0, 6) % STEPS;
  return (step * 100) / STEPS;
}

/**
 * Chooses the pack with the highest number that is for this venue, newer than what is here, and due. A pack for any
 * venue is taken only where one of its id is shown already: two cities on one channel must not change places. A pack
 * that failed here, or that staff left again after the channel brought it, is not taken a second time.
 *
 * The clock decides one thing, whether the day of a pack has come; and as the index was made at `created`, it is at
 * least that late, whatever the clock says.
 */
export function choose(index: ChannelIndex, chooser: Chooser): Choice {
  const { kiosk, venue, home, appVersion, standing, taken } = chooser;
  const now = Math.max(chooser.now, Date.parse(index.created));
  const newest = Math.max(standing.floor.seq, ...standing.shown.map(({ seq }) => seq));
  const fitting = index.packs
    .filter(({ venues, packId }) => (venues === 'any' ? home.includes(packId) : venues.includes(venue)))
    .filter(({ seq, hash }) => seq > newest && hash !== taken && !standing.blocked.includes(hash))
    .sort((a, b) => b.seq - a.seq);
  let later: Choice | undefined;
  for (const entry of fitting) {
    const why: LaterReason | undefined =
      compareVersions(appVersion, entry.minApp) < 0
        ? 'application'
        : entry.notBefore !== undefined && now < Date.parse(entry.notBefore)
          ? 'not-before'
          : shareOf(kiosk) >= entry.percent
            ? 'share'
            : undefined;
    if (why === undefined) return { kind: 'take', entry };
    later ??= { kind: 'later', entry, why };
  }
  return later ?? { kind: 'current' };
}
