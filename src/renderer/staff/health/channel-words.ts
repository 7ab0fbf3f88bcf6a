import type { ChannelCode, ChannelStatus } from '../../../shared/channel/outcome.ts';

/** Which sentence says what staff can do about a refusal; technicians go by its code. */
export type ChannelWord = 'line' | 'login' | 'proof' | 'stale' | 'came';

const words: Readonly<Partial<Record<ChannelCode, ChannelWord>>> = {
  OFFLINE: 'line',
  SLOW: 'line',
  STATUS: 'line',
  PORTAL: 'login',
  HOST: 'login',
  CERTIFICATE: 'proof',
  CLOCK: 'proof',
  EXPIRED: 'stale',
};

/** The sentence of a refusal. */
export const wordOf = (code: ChannelCode): ChannelWord => words[code] ?? 'came';

/** Whole seconds since the index was made, by the clock of this kiosk; never negative. Undefined where there is none. */
export function indexAge({ index }: Pick<ChannelStatus, 'index'>, clock: string): number | undefined {
  return index === null ? undefined : Math.max(0, (Date.parse(clock) - Date.parse(index.created)) / 1000);
}
