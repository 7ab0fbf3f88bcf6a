import { plainSettings, type VisitSettings } from '../../shared/session/settings.ts';

/** The settings in which the gallery is pictured, by the name in its address. */
const looks: Readonly<Record<string, Partial<VisitSettings>>> = {
  large: { textSize: 2 },
  largest: { textSize: 3 },
  contrast: { contrast: 'high' },
};

/** The settings that a name stands for; the plain ones where it stands for none. Nothing moves in a picture. */
export function galleryLook(name: string | null): VisitSettings {
  return { ...plainSettings, motion: 'reduced', ...looks[name ?? ''] };
}
