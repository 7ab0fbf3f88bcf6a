/** A moment of a recording in minutes and seconds, as players everywhere write it: 0:07, 12:30. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
