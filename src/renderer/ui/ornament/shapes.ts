import { type Path, polygon } from './path.ts';

/** A rectangle by its edges. */
export const box = (left: number, top: number, right: number, bottom: number): Path =>
  polygon([
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]);

/** A square or taller lozenge standing on its point. */
export const lozenge = (x: number, y: number, half: number, tall = half): Path =>
  polygon([
    { x, y: y - tall },
    { x: x + half, y },
    { x, y: y + tall },
    { x: x - half, y },
  ]);

/** A lozenge walked the other way round: cut out of what it lies in. */
export const hole = (x: number, y: number, half: number): Path =>
  polygon([
    { x, y: y - half },
    { x: x - half, y },
    { x, y: y + half },
    { x: x + half, y },
  ]);

/** A level rule that thins out to a point at `to`. */
export const drawnOut = (from: number, to: number, y: number, half: number): Path =>
  polygon([
    { x: from, y: y - half },
    { x: to, y },
    { x: from, y: y + half },
  ]);
