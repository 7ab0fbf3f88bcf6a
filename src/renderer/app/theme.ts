import type { Exhibit } from '../../shared/ipc/contract.ts';
import type { Pack } from '../../shared/schema/pack.ts';
import { highContrast } from '../../shared/scene/high-contrast.ts';
import type { VisitSettings } from '../../shared/session/settings.ts';
import { pixelsPerMillimetre } from '../ui/physical-size.ts';

/** Puts the pack's colours, as they are or at high contrast, into the style sheets' variables. */
export function applyColours({ theme }: Pack, contrast: VisitSettings['contrast'] = 'normal'): void {
  const { style } = document.documentElement;
  const colours = contrast === 'high' ? highContrast(theme.colours) : theme.colours;
  for (const [name, value] of Object.entries(colours)) {
    style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
}

/** Puts the pack's colours and the screen's millimetre into the style sheets' variables. */
export function applyTheme({ pack, venue }: Exhibit): void {
  applyColours(pack);
  document.documentElement.style.setProperty(
    '--mm',
    `${pixelsPerMillimetre(window.screen, venue.screen).toFixed(4)}px`,
  );
}
