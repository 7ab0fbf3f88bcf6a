const MINUTES_PER_DAY = 24 * 60;

/** Hours and minutes on a clock that is so many minutes ahead of UTC, at an instant in milliseconds since 1970. */
export function clockAt(now: number, utcOffsetMinutes: number): { hours: number; minutes: number } {
  const minutes = Math.floor(now / 60_000) + utcOffsetMinutes;
  const ofDay = ((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  return { hours: Math.floor(ofDay / 60), minutes: ofDay % 60 };
}

/** How many hours apart two clocks are, without saying which is ahead. */
export function hoursApart(oneOffset: number, otherOffset: number): number {
  return Math.abs(oneOffset - otherOffset) / 60;
}
