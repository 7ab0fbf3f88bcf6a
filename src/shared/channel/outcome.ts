import type { RefusalCode } from '../container/refusal.ts';
import type { Fault } from '../errors.ts';

/**
 * Why a look at the channel came to nothing, besides the refusals of packs. The codes are stable; docs/channel.md says
 * what each means and what to do.
 */
export const channelCodes = [
  /** The host does not answer, or the line broke and stayed broken. */
  'OFFLINE',
  /** Too few bytes in too long a time. */
  'SLOW',
  /** The certificate of the host does not hold. */
  'CERTIFICATE',
  /** The clock of this kiosk is behind. */
  'CLOCK',
  /** The host sends elsewhere. */
  'HOST',
  /** A page for people came instead of an index: somebody's login page stands between. */
  'PORTAL',
  /** The host answers, and not with the file. */
  'STATUS',
  /** More bytes than were signed, or than any index has. */
  'ENDLESS',
  /** The index was not renewed in time. */
  'EXPIRED',
  /** The index belongs to another channel. */
  'CHANNEL',
  /** A container is not the pack that the index promises under this name. */
  'MIXED',
  /** The own authority, or the channel's folder in the data folder, cannot be read or written. */
  'SETTING',
] as const;

export type ChannelCode = (typeof channelCodes)[number] | RefusalCode;
export type ChannelFault = Fault<ChannelCode>;

/** A failed result that carries one fault. `cause` and `remedy` are parts of one sentence, without a full stop. */
export function refuseChannel(
  code: ChannelCode,
  cause: string,
  remedy: string,
  file?: string,
): { readonly ok: false; readonly error: ChannelFault } {
  return { ok: false, error: { code, cause, remedy, ...(file !== undefined && { file }) } };
}

/** A pack by what staff and technicians know it by. */
export interface ChannelPack {
  readonly packId: string;
  readonly version: string;
  readonly seq: number;
}

/** Its day has not come; its share of the roll-out does not reach here; it needs a newer application. */
export type LaterReason = 'not-before' | 'share' | 'application';

/** What came of the last look. */
export type ChannelOutcome =
  /** The newest pack for this kiosk is here already, or the channel has none for it. */
  | { readonly kind: 'current' }
  /** There is a newer one, and not for this kiosk yet: its day has not come, or its share of the roll-out. */
  | { readonly kind: 'later'; readonly pack: ChannelPack; readonly why: LaterReason }
  /** Fetched and found sound; it is installed in the quiet hours. */
  | { readonly kind: 'ready'; readonly pack: ChannelPack }
  /** Handed to the trial. */
  | { readonly kind: 'installed'; readonly pack: ChannelPack }
  | { readonly kind: 'refused'; readonly fault: ChannelFault };

/** How the channel of a kiosk stands, for staff, logs and metrics. Moments are ISO times of the wall clock. */
export interface ChannelStatus {
  readonly state: 'off' | 'idle' | 'looking' | 'waiting-for-quiet' | 'installing';
  /** The host, without the path; null where the channel is off. */
  readonly host: string | null;
  readonly lastCheck: string | null;
  /** When an index was last had from the host, new or unchanged. */
  readonly lastContact: string | null;
  /** The index accepted last. Its age is `created` against the wall clock. */
  readonly index: { readonly sequence: number; readonly created: string; readonly expires: string } | null;
  readonly lastOutcome: ChannelOutcome | null;
  /** `behind`: a signed index was made more than a day after what the clock of this kiosk says. */
  readonly clock: 'plausible' | 'behind';
  /** Bytes had from the host since the kiosk started. */
  readonly fetchedBytes: number;
}

/** The status of a kiosk without a channel. */
export const channelOff: ChannelStatus = {
  state: 'off',
  host: null,
  lastCheck: null,
  lastContact: null,
  index: null,
  lastOutcome: null,
  clock: 'plausible',
  fetchedBytes: 0,
};
