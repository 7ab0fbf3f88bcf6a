import { useEffect, useRef } from 'react';

/** Milliseconds from one picture to the next: 30 a second at most, with room for the screen's own beat. */
const FRAME = 1000 / 30 - 1;
/** A picture that comes later than this does not make up for it. */
const LONGEST = 100;

/**
 * Calls `beat` with the milliseconds since the last call, at most 30 times a second, while `running`. Nothing runs
 * while the page is not visible.
 */
export function usePulse(running: boolean, beat: (milliseconds: number) => void): void {
  const latest = useRef(beat);
  useEffect(() => {
    latest.current = beat;
  }, [beat]);
  useEffect(() => {
    if (!running) return;
    let request = 0;
    let before: number | undefined;
    const frame = (now: number): void => {
      request = requestAnimationFrame(frame);
      if (before !== undefined && now - before < FRAME) return;
      const elapsed = before === undefined ? 0 : Math.min(LONGEST, now - before);
      before = now;
      latest.current(elapsed);
    };
    const follow = (): void => {
      cancelAnimationFrame(request);
      before = undefined;
      if (document.visibilityState === 'visible') request = requestAnimationFrame(frame);
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      cancelAnimationFrame(request);
      document.removeEventListener('visibilitychange', follow);
    };
  }, [running]);
}
