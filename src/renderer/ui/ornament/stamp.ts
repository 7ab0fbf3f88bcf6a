import type { Ornament } from '../../../shared/schema/ornament.ts';
import { type Path, placePath, type Point, polygon, type Segment } from './path.ts';
import { flameRosette, plainRosette, ramHornRosette, type Rosette } from './rosette.ts';

/** A stamp in a box of `size` by `size`: the seal, and what is left free on it. */
export interface Stamp {
  readonly size: number;
  readonly seal: Path;
  readonly rim: Path;
  readonly figure: Path;
}

const SIZE = 200;
const MIDDLE = SIZE / 2;
const RADIUS = 98;
/** The two edges of the rim, in shares of the seal. */
const RIM = [0.9, 0.865] as const;

const around = (angle: number, radius: number): Point => ({
  x: Math.sin(angle) * radius,
  y: -Math.cos(angle) * radius,
});

/** A flower of so many round lobes, one of them uppermost. */
function lobes(count: number): Path {
  const half = Math.PI / count;
  // Points between lobes at radius 1; the lobe is a little less than a half circle over its chord.
  const chord = 2 * Math.sin(half);
  const radius = chord * 0.56;
  const rise = Math.cos(half) + radius - Math.sqrt(radius ** 2 - chord ** 2 / 4);
  const scale = RADIUS / Math.max(1, rise);
  const corners = Array.from({ length: count }, (_, at) => around((2 * at + 1) * half, scale));
  const last = corners.at(-1) ?? { x: 0, y: 0 };
  return [
    { kind: 'move', to: last },
    ...corners.map((to): Segment => ({ kind: 'arc', radius: radius * scale, clockwise: true, to })),
    { kind: 'close' },
  ];
}

/** A star of so many points, its hollows at that share of the radius; a plain polygon where they are not hollow. */
function star(points: number, inner: number): Path {
  return polygon(
    Array.from({ length: 2 * points }, (_, at) =>
      around((at * Math.PI) / points, at % 2 === 0 ? RADIUS : RADIUS * inner),
    ),
  );
}

const polygonOf = (corners: number): Path => star(corners, Math.cos(Math.PI / corners));

interface Design {
  readonly seal: Path;
  /** Petals of the rosette, how far it reaches in shares of the radius, and how it is turned in degrees. */
  readonly petals: number;
  readonly reach: number;
  readonly turn?: number;
}

/** Nine seals, as many as a pack has topics at most; no two have the same outline. */
const designs: readonly Design[] = [
  { seal: lobes(12), petals: 6, reach: 0.74 },
  { seal: star(8, 0.8), petals: 8, reach: 0.72 },
  { seal: lobes(4), petals: 4, reach: 0.76 },
  { seal: polygonOf(6), petals: 3, reach: 0.7 },
  { seal: lobes(5), petals: 5, reach: 0.74 },
  { seal: placePath(polygonOf(8), { turn: 22.5, scale: 1.02 }), petals: 4, reach: 0.74, turn: 45 },
  { seal: lobes(8), petals: 7, reach: 0.74 },
  { seal: star(16, 0.88), petals: 5, reach: 0.7 },
  { seal: polygonOf(4), petals: 4, reach: 0.58 },
];

/** The rosette of an ornament with so many petals, its outermost point at distance 1 from the origin. */
function rosetteOf(ornament: Ornament | undefined, petals: number): Rosette {
  switch (ornament?.motif) {
    case 'ram-horn':
      // Three pairs of horns would look like a face.
      return ramHornRosette({ turns: ornament.turns ?? 1 }, petals === 3 ? 6 : petals);
    case 'flame':
      return flameRosette({ sway: ornament.sway ?? 1, girth: ornament.girth ?? 0.82 }, petals);
    case undefined:
      return plainRosette(petals);
    default:
      return ornament satisfies never;
  }
}

/**
 * The stamp of a topic, drawn from the pack's ornament: topics differ in the outline of the seal and in its rosette.
 *
 * @param at the place of the topic in its pack, from 0.
 */
export function topicStamp(ornament: Ornament | undefined, at: number): Stamp {
  const design = designs[at % designs.length] ?? { seal: lobes(12), petals: 6, reach: 0.74 };
  const rosette = rosetteOf(ornament, design.petals);
  const middle = { x: MIDDLE, y: MIDDLE };
  return {
    size: SIZE,
    seal: placePath(design.seal, middle),
    // The inner edge runs the other way round, so that only the ring between them is filled.
    rim: [
      ...placePath(design.seal, { scale: RIM[0], ...middle }),
      ...placePath(design.seal, { scale: RIM[1], mirror: 'x', ...middle }),
    ],
    figure: placePath(rosette, { scale: design.reach * RADIUS, turn: design.turn ?? 0, ...middle }),
  };
}
