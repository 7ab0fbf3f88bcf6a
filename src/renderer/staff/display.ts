import { useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

import { highContrast } from '../../shared/scene/high-contrast.ts';
import type { Venue } from '../../shared/schema/venue.ts';
import { type ReachBand, reachBand } from '../../shared/session/reach.ts';
import { plainSettings, type VisitSettings } from '../../shared/session/settings.ts';
import { pixelsPerMillimetre } from '../ui/physical-size.ts';
import { useMedia } from '../ui/use-media.ts';

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

/** How the console looks for whoever stands before it now; it ends with the visit to the console, as a visitor's does. */
export type Display = Pick<VisitSettings, 'textSize' | 'contrast' | 'motion' | 'reach'>;

const chosen = createStore<Display>()(() => plainSettings);

/** What was chosen, before the machine has its say. */
export const useChosenDisplay = (): Display => useStore(chosen);

/** Chooses otherwise. */
export function chooseDisplay(change: Partial<Display>): void {
  chosen.setState(change);
}

/** Begins with what the venue's visitors begin with. */
export function beginDisplay({ settings }: Venue): void {
  chosen.setState({ ...plainSettings, ...settings });
}

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
export function useDisplay(venue: Venue): void {
  const display = useChosenDisplay();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const clear = useMedia('(prefers-contrast: more)');
  const { textSize, reach } = display;
  const contrast = clear ? 'high' : display.contrast;
  const motion = still ? 'reduced' : display.motion;
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
    dataset['motion'] = motion;
    dataset['reach'] = band === undefined ? 'off' : 'on';
    // Screens of the console are never composed to fit: they flow, and turn where they must.
    dataset['flow'] = '';
  }, [venue, textSize, contrast, motion, reach]);
}
