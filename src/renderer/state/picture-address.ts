import type { Dress, PicturePart } from '../../shared/scene/dress-picture.ts';
import type { Picture } from '../../shared/schema/picture.ts';
import { useExhibit } from './kiosk-context.tsx';
import { useSky } from './sky-context.tsx';

/** The address at which the kiosk serves a picture under a light; the host says which pack is meant. */
export function pictureAddress(host: string, file: string, dress: Dress): string {
  const query = new URLSearchParams(
    Object.entries(dress).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
  return `pack://${host}/${file}${query === '' ? '' : `?${query}`}`;
}

/** Gives the address of a picture of the pack shown, whole or a part of its depth, as it looks in the city now. */
export function usePictureAddress(): (picture: Picture, layer?: PicturePart) => string {
  const { pack, serving } = useExhibit();
  const { light, season } = useSky();
  return ({ file }, layer) =>
    pictureAddress(
      serving?.host ?? pack.id,
      file,
      file.endsWith('.svg') ? { light: light === 'day' ? undefined : light, season, layer } : {},
    );
}
