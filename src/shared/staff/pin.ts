/** Fewest and most digits of a PIN. */
export const PIN_DIGITS = { least: 6, most: 12 } as const;

/** Why a PIN cannot be set: too few digits, or one that everybody tries first. */
export type PinFlaw = 'short' | 'simple';

const ascending = '01234567890123456789';
const descending = '98765432109876543210';

/** What is wrong with a new PIN; undefined where nothing is. A run, a digit or a pair or three over and over are guessed first. */
export function pinFlaw(pin: string): PinFlaw | undefined {
  if (!/^\d+$/.test(pin) || pin.length < PIN_DIGITS.least || pin.length > PIN_DIGITS.most) return 'short';
  const repeats = /^(\d{1,3})\1+$/.test(pin);
  return repeats || ascending.includes(pin) || descending.includes(pin) ? 'simple' : undefined;
}
