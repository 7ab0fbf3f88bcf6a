/** How close a visitor may come, as a multiple of the whole picture. */
export const CLOSEST = 8;
/** How close a picture comes to one of its spots, where the pack does not say. */
export const SPOT_ZOOM = 3;

/** A picture as far as its hot spots matter. */
interface Spotted {
  readonly spots?: readonly { readonly id: string }[] | undefined;
}

/** Which picture is shown, and which of its spots is chosen. */
export interface Place {
  readonly at: number;
  readonly spot: string | undefined;
}

/**
 * The spot after this place: the next one of the picture, else the first one of the pictures that follow; after the
 * last of all the first again. Undefined where there are no spots.
 */
export function nextSpot(pictures: readonly Spotted[], { at, spot }: Place): Place | undefined {
  const all = pictures.flatMap((picture, index) => (picture.spots ?? []).map(({ id }) => ({ at: index, spot: id })));
  const chosen = all.findIndex((each) => each.at === at && each.spot === spot);
  if (chosen !== -1) return all[(chosen + 1) % all.length];
  return all.find((each) => each.at >= at) ?? all[0];
}
