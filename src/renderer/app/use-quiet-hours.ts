import { useEffect } from 'react';

import { isQuiet } from '../../shared/session/quiet.ts';
import { useExhibit } from '../state/kiosk-context.tsx';

/** How often the clock is looked at, in milliseconds. */
const LOOK_AGAIN = 10_000;

/** Marks the page `data-quiet` in the hours in which nobody is expected. */
export function useQuietHours(): void {
  const { quiet } = useExhibit().venue;
  useEffect(() => {
    if (quiet === undefined) return;
    const { dataset } = document.documentElement;
    const look = (): void => {
      const now = new Date();
      if (isQuiet(quiet, now.getHours() * 60 + now.getMinutes())) dataset['quiet'] = '';
      else delete dataset['quiet'];
    };
    look();
    const timer = setInterval(look, LOOK_AGAIN);
    return () => {
      clearInterval(timer);
      delete dataset['quiet'];
    };
  }, [quiet]);
}
