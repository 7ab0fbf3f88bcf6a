import { useLayoutEffect, useMemo } from 'react';

import type { VisitSettings } from '../../shared/session/settings.ts';
import type { ReachBand } from '../../shared/session/reach.ts';
import { useExhibit, useVisit } from '../state/kiosk-context.tsx';
import { useMedia } from '../ui/use-media.ts';
import { applyColours } from './theme.ts';

const stillness = '(prefers-reduced-motion: reduce)';
const clarity = '(prefers-contrast: more)';

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
 * Style sheets, `ui/motion.ts` and `ui/look.ts` read the attributes; nothing else asks the media queries.
 *
 * @returns the settings as they are shown: reach mode only where the screen needs it.
 */
export function useSettings(band: ReachBand | undefined): VisitSettings {
  const settings = useVisit((visit) => visit.settings);
  const still = useMedia(stillness);
  const clear = useMedia(clarity);
  const exhibit = useExhibit();
  const shown = useMemo(
    (): VisitSettings => ({
      ...settings,
      motion: still ? 'reduced' : settings.motion,
      contrast: clear ? 'high' : settings.contrast,
      reach: settings.reach && band !== undefined,
    }),
    [settings, still, clear, band],
  );
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--reach-top', `${band?.top ?? 0}px`);
    style.setProperty('--reach-bottom', `${band?.bottom ?? 0}px`);
  }, [band]);
  useLayoutEffect(() => {
    applyColours(exhibit.pack, shown.contrast);
  }, [exhibit, shown.contrast]);
  useLayoutEffect(() => {
    markSettings(document.documentElement, shown);
  }, [shown]);
  return shown;
}
