import type { Pack, Palette } from '../schema/pack.ts';

/** Times of day by the light they have. */
export type Light = 'dawn' | 'day' | 'dusk' | 'night';

/** The depth layers that a drawing may mark by classes, from the sky to what is nearest. */
export const pictureLayers = ['sky', 'far', 'middle', 'near'] as const;
export type PictureLayer = (typeof pictureLayers)[number];
/** A layer, or all but the nearest: what stands still behind what drifts. */
export type PicturePart = PictureLayer | 'behind';

/** How a drawing is to look: under which light, in which season, and whether whole or a part of its depth. */
export interface Dress {
  readonly light?: string | undefined;
  readonly season?: string | undefined;
  readonly layer?: string | undefined;
}

const declarations = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

/** Colours of a pack under a light and in a season; the light has the last word. */
function paletteOf(pack: Pack, { light, season }: Dress): Palette {
  const seasonal = pack.theme.seasons?.find((each) => each.id === season)?.palette;
  const lit = light === 'dawn' || light === 'dusk' || light === 'night' ? pack.theme.light?.[light] : undefined;
  return { ...seasonal, ...lit };
}

/**
 * Puts a drawing under a light: its colours are custom properties with the daylight value as fallback, so one style
 * element changes them all. Asked for one layer, the others are hidden. Names that are not known change nothing, and
 * only colours that the schema has checked are written.
 */
export function dressPicture(svg: string, pack: Pack, dress: Dress): string {
  const colours = declarations(paletteOf(pack, dress));
  const shown = dress.layer === 'behind' ? pictureLayers.filter((layer) => layer !== 'near') : [dress.layer];
  const hidden = pictureLayers.some((layer) => shown.includes(layer))
    ? pictureLayers.filter((layer) => !shown.includes(layer)).map((layer) => `.layer-${layer}`)
    : [];
  const rules = [
    colours === '' ? '' : `svg{${colours}}`,
    hidden.length === 0 ? '' : `${hidden.join(',')}{display:none}`,
  ].join('');
  return rules === '' ? svg : svg.replace(/<svg\b[^>]*>/, (tag) => `${tag}<style>${rules}</style>`);
}
