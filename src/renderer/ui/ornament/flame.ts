import { type Path, type Point, type Segment } from './path.ts';

/**
 * The kranok: three tongues out of one stem, drawn as half of a lotus bud. The bud's axis is x = 0, its foot y = 0,
 * and it rises to y = -HEIGHT; mirrored in the axis it is whole.
 */
export interface Flame {
  /** How far the tongues whip back at their tips: 1 as drawn; 0 would leave commas. */
  readonly sway: number;
  /** Width against height: 1 as drawn, less is more slender. */
  readonly girth: number;
}

/** From the foot of the bud to its tip. */
export const FLAME_HEIGHT = 116;

/** From the axis of the bud to its widest place: the tip of the lower flicker. */
export const breadthOf = ({ sway, girth }: Flame): number => Math.max(47.2, 44 + 10 * sway) * girth;

type Place = readonly [x: number, y: number];
/** Two handles and the place that a curve leads to, from the axis and up from the foot. */
type Stroke = readonly [one: Place, two: Place, to: Place];

interface Outline {
  readonly from: Place;
  readonly strokes: readonly Stroke[];
}

/** Tip of a flicker on the back of the tall tongue: the sway carries it out and up from where the back would run. */
const flick = (rest: Place, out: Place, sway: number): Place => [
  rest[0] + (out[0] - rest[0]) * sway,
  rest[1] + (out[1] - rest[1]) * sway,
];

/** ยอด, the tall tongue: its back breaks into two flickers before the tip is drawn out in a long S. */
const tall = ({ sway }: Flame): Outline => ({
  from: [22, 0],
  strokes: [
    [
      [35, 1],
      [47, 12],
      [47, 29],
    ],
    [[47, 37], flick([46, 42], [48.5, 43], sway), flick([44, 47], [54, 51], sway)],
    [flick([44, 47], [48, 50], sway), [43.5, 48.5], [41.2, 45]],
    [
      [40.5, 51],
      [36, 56],
      [32.4, 60.5],
    ],
    [[29.6, 64.2], flick([28, 68], [29, 70], sway), flick([25, 74], [32.2, 77.5], sway)],
    [flick([25, 74], [28, 76.4], sway), [25.4, 74.4], [23.6, 70.6]],
    [
      [22, 76],
      [16.4, 81],
      [13, 88],
    ],
    [
      [9, 96.2],
      [4.6, 103],
      [0.9, FLAME_HEIGHT],
    ],
    [
      [-0.2 + 0.9 * sway, 104],
      [0.6, 93],
      [3.4, 83],
    ],
    [
      [8, 66.5],
      [34.6, 54],
      [34.6, 31],
    ],
    [
      [34.6, 16],
      [29, 7],
      [22, 0],
    ],
  ],
});

/** กาบ, the sheath, nested in the tall tongue: its back keeps the same distance all the way up. */
const sheath = ({ sway }: Flame): Outline => ({
  from: [19.4, 1.4],
  strokes: [
    [
      [27, 8],
      [32.2, 18],
      [32.2, 31],
    ],
    [
      [32.2, 50],
      [8.4, 57],
      [1, 76],
    ],
    [
      [1.6 - 0.6 * sway, 66],
      [4, 57],
      [10, 49.6],
    ],
    [
      [15, 43.4],
      [20.6, 40],
      [20.6, 30],
    ],
    [
      [20.6, 19],
      [20.4, 9],
      [19.4, 1.4],
    ],
  ],
});

/** ตัวเหงา, the lowest: a stem that bows over into a curled head, with a small tip of its own. */
const bowed = (): Outline => ({
  from: [17, 2.2],
  strokes: [
    [
      [18, 10],
      [18.5, 20],
      [18.5, 27],
    ],
    [
      [18.5, 37.4],
      [8, 39.4],
      [1, 51],
    ],
    [
      [2, 42],
      [1, 34.4],
      [1, 25.6],
    ],
    [
      [1, 12.4],
      [12.2, 11.6],
      [12.2, 21.4],
    ],
    [
      [12.2, 27.6],
      [5.9, 27.6],
      [5.9, 23.2],
    ],
    [
      [5.9, 20.4],
      [8.6, 19.8],
      [9, 22],
    ],
    [
      [9.2, 23.8],
      [10.7, 23.4],
      [10.6, 21.4],
    ],
    [
      [10.4, 16],
      [3.9, 16.6],
      [3.9, 23.6],
    ],
    [
      [3.9, 31.4],
      [14, 31.4],
      [14.4, 23.4],
    ],
    [
      [14.7, 16],
      [15.7, 9],
      [17, 2.2],
    ],
  ],
});

/** The bud in the mouth of the stem; whole, as it stands on the axis. */
const seed: Outline = {
  from: [0, 0],
  strokes: [
    [
      [5, 0],
      [8.4, 2.2],
      [8.4, 5],
    ],
    [
      [8.4, 8.4],
      [2.6, 9],
      [0, 15.4],
    ],
    [
      [-2.6, 9],
      [-8.4, 8.4],
      [-8.4, 5],
    ],
    [
      [-8.4, 2.2],
      [-5, 0],
      [0, 0],
    ],
  ],
};

function outline({ from, strokes }: Outline, girth: number): Path {
  const point = ([x, y]: Place): Point => ({ x: x * girth, y: -y });
  return [
    { kind: 'move', to: point(from) },
    ...strokes.map(([one, two, to]): Segment => ({ kind: 'curve', one: point(one), two: point(two), to: point(to) })),
    { kind: 'close' },
  ];
}

/** The right half of the bud: the three parts of a kranok, tall, sheath and bowed head. */
export function kranok(flame: Flame): readonly [tall: Path, sheath: Path, bowed: Path] {
  return [outline(tall(flame), flame.girth), outline(sheath(flame), flame.girth), outline(bowed(), flame.girth)];
}

/** The small bud at the foot, between the two halves. */
export function seedBud(flame: Flame): Path {
  return outline(seed, flame.girth);
}
