import type { Exhibit } from '../../shared/ipc/contract.ts';
import { pixelsPerMillimetre } from '../ui/physical-size.ts';

/** Puts the pack's colours and the screen's millimetre into the style sheets' variables. */
export function applyTheme({ pack, venue }: Exhibit): void {
  const { style } = document.documentElement;
  for (const [name, value] of Object.entries(pack.theme.colours)) {
    style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
  style.setProperty('--mm', `${pixelsPerMillimetre(window.screen, venue.screen).toFixed(4)}px`);
}
