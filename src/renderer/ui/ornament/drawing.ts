import type { Path } from './path.ts';

/** An ornament ready to be drawn: filled outlines in a box whose corner is at the origin. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly figure: Path;
}

/** What every motif can draw. The same places on the screens take the same part of either. */
export interface OrnamentSet {
  /** A running edge `length` long and about `height` high, of whole repeats: they divide the length evenly. */
  readonly border: (length: number, height: number) => Drawing;
  /** The upper left corner of a frame; turned or mirrored for the others. */
  readonly corner: () => Drawing;
  /** A line between two passages, an emblem in its middle. */
  readonly divider: () => Drawing;
  /** A single emblem. */
  readonly mark: () => Drawing;
  /** One tile; it fits itself on all four sides. */
  readonly ground: () => Drawing;
}

/** How many whole repeats of a unit come nearest to a length at a height, and the scale at which they fill it. */
export function divideEvenly(
  length: number,
  height: number,
  unit: { readonly length: number; readonly height: number },
): { readonly count: number; readonly scale: number } {
  const count = Math.max(1, Math.round((length * unit.height) / (unit.length * height)));
  return { count, scale: length / (count * unit.length) };
}
