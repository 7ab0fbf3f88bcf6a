import type { Pack } from '../schema/pack.ts';
import { hexOf, parseColour } from './oklch.ts';

type Colours = Pack['theme']['colours'];

/**
 * The colours of a pack's world at high contrast: its hues, on a night of its own. Lightness alone makes contrast, so
 * it is fixed here for each part and holds for every hue: text has 7:1 and more on ground, surface and accent, and
 * lines, marks and what is touched have 3:1 and more on ground and surface.
 */
export function highContrast(colours: Colours): Colours {
  const [cool, warm] = [parseColour(colours.accent).h, parseColour(colours.highlight).h];
  return {
    ground: hexOf({ l: 0.16, c: 0.03, h: cool }),
    surface: hexOf({ l: 0.23, c: 0.04, h: cool }),
    ink: hexOf({ l: 0.985, c: 0.01, h: cool }),
    muted: hexOf({ l: 0.92, c: 0.02, h: cool }),
    accent: hexOf({ l: 0.88, c: 0.13, h: warm }),
    onAccent: hexOf({ l: 0.16, c: 0.03, h: cool }),
    highlight: hexOf({ l: 0.84, c: 0.1, h: cool }),
    line: hexOf({ l: 0.64, c: 0.05, h: cool }),
  };
}
