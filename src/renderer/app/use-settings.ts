import { useLayoutEffect, useSyncExternalStore } from 'react';

import type { VisitSettings } from '../../shared/session/settings.ts';
import { useVisit } from '../state/kiosk-context.tsx';

const stillness = '(prefers-reduced-motion: reduce)';
const clarity = '(prefers-contrast: more)';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => {
        media.removeEventListener('change', changed);
      };
    },
    () => window.matchMedia(query).matches,
  );
}

/** Puts settings onto an element as the attributes that the style sheets know. */
export function markSettings({ dataset }: HTMLElement, settings: VisitSettings): void {
  dataset['textSize'] = String(settings.textSize);
  dataset['contrast'] = settings.contrast;
  dataset['motion'] = settings.motion;
  // Where words may need more room than a screen has, screens flow and are turned; else they are composed to fit.
  if (settings.textSize === 1 && !settings.reach) delete dataset['flow'];
  else dataset['flow'] = '';
  dataset['reach'] = settings.reach ? 'on' : 'off';
}

/**
 * Puts the visitor's settings onto the page: the one place where they, and what the machine is set to, come together.
 * Style sheets and `ui/motion.ts` read the attributes; nothing else asks the media queries.
 */
export function useSettings(): void {
  const settings = useVisit((visit) => visit.settings);
  const still = useMedia(stillness);
  const clear = useMedia(clarity);
  useLayoutEffect(() => {
    markSettings(document.documentElement, {
      ...settings,
      motion: still ? 'reduced' : settings.motion,
      contrast: clear ? 'high' : settings.contrast,
    });
  }, [settings, still, clear]);
}
