import type { Pack } from '../../shared/schema/pack.ts';
import type { Picture } from '../../shared/schema/picture.ts';
import { pictureAddress } from '../state/picture-address.ts';
import { useSky } from '../state/sky-context.tsx';

/** Gives the address of a picture outside any visit, in the light of now. */
export function usePictureAddressOf(pack: Pack): (picture: Picture) => string {
  const { light, season } = useSky();
  return ({ file }) => pictureAddress(pack.id, file, { light: light === 'day' ? undefined : light, season });
}
