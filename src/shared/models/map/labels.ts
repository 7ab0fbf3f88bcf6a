import type { Point } from '../zoom/viewport.ts';

/** A name that wants a place on the map. */
export interface LabelWish {
  readonly id: string;
  /** Where it may stand, best first, in pixels: the middle of the text. */
  readonly spots: readonly Point[];
  readonly width: number;
  readonly height: number;
}

/** A name that has found its place. */
export interface PlacedLabel {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** A part of the glass in pixels. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const around = ({ x, y }: Point, width: number, height: number): Rectangle => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
});

const meet = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Thins names so that none touches another or a mark: each, the most important first, takes the first of its spots
 * that is free, or is left out.
 *
 * @param gap pixels to be kept free around each name.
 * @param marks places and their size. A name may touch the mark that it belongs to.
 * @param covered parts of the glass where no name may stand, such as under a button.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  gap: number,
  marks: readonly { readonly id: string; readonly at: Point; readonly size: number }[] = [],
  covered: readonly Rectangle[] = [],
): PlacedLabel[] {
  const taken: Rectangle[] = [...covered];
  const marked = marks.map(({ id, at, size }) => ({ id, box: around(at, size, size) }));
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    const spot = wish.spots.find((each) => {
      const box = around(each, wish.width + 2 * gap, wish.height + 2 * gap);
      const ink = around(each, wish.width, wish.height);
      return (
        !taken.some((other) => meet(box, other)) && !marked.some((mark) => mark.id !== wish.id && meet(ink, mark.box))
      );
    });
    if (spot === undefined) continue;
    taken.push(around(spot, wish.width, wish.height));
    placed.push({ id: wish.id, x: spot.x, y: spot.y });
  }
  return placed;
}

/** The place nearest to a touch, or none within its reach in pixels. */
export function nearest<T extends { readonly at: Point }>(
  places: readonly T[],
  touch: Point,
  reach: number,
): T | undefined {
  let best: T | undefined;
  let least = reach;
  for (const place of places) {
    const away = Math.hypot(place.at.x - touch.x, place.at.y - touch.y);
    if (away <= least) {
      best = place;
      least = away;
    }
  }
  return best;
}
