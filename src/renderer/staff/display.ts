import { useLayoutEffect } from 'react';

import { highContrast } from '../../shared/scene/high-contrast.ts';
import type { Venue } from '../../shared/schema/venue.ts';
import { type ReachBand, reachBand } from '../../shared/session/reach.ts';
import type { VisitSettings } from '../../shared/session/settings.ts';
import { pixelsPerMillimetre } from '../ui/physical-size.ts';

/** The console's own colours: a workshop at night, whichever city the exhibit shows. Ink on both grounds has 7:1 and more. */
const colours = {
  ground: '#10202c',
  surface: '#182c3a',
  ink: '#f6f0e0',
  muted: '#cfc6b0',
  accent: '#f0d48a',
  onAccent: '#10202c',
  highlight: '#7fc4c0',
  line: '#3f586c',
};

/** How the console looks for whoever stands before it now. */
export type Display = Pick<VisitSettings, 'textSize' | 'contrast' | 'reach'>;
export const plainDisplay: Display = { textSize: 1, contrast: 'normal', reach: false };

/** The part of the screen that a seated hand reaches; undefined where that is all of it. */
export function bandOf(venue: Venue): ReachBand | undefined {
  const { mountingHeightMillimetres } = venue.screen;
  if (mountingHeightMillimetres === undefined) return undefined;
  return reachBand({
    height: window.innerHeight,
    pixelsPerMillimetre: pixelsPerMillimetre(window.screen, venue.screen),
    mountingHeight: mountingHeightMillimetres,
  });
}

/** Puts the millimetre of the screen, the colours and the settings onto the page. */
export function useDisplay(venue: Venue, { textSize, contrast, reach }: Display): void {
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    const shown = contrast === 'high' ? highContrast(colours) : colours;
    for (const [name, value] of Object.entries(shown))
      style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
    style.setProperty('--mm', `${pixelsPerMillimetre(window.screen, venue.screen).toFixed(4)}px`);
    const band = reach ? bandOf(venue) : undefined;
    style.setProperty('--reach-top', `${band?.top ?? 0}px`);
    style.setProperty('--reach-bottom', `${band?.bottom ?? 0}px`);
    dataset['textSize'] = String(textSize);
    dataset['contrast'] = contrast;
    dataset['reach'] = band === undefined ? 'off' : 'on';
    // Screens of the console are never composed to fit: they flow, and turn where they must.
    dataset['flow'] = '';
  }, [venue, textSize, contrast, reach]);
}
