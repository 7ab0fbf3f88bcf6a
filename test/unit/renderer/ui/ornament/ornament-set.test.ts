import { describe, expect, test } from 'vitest';

import type { Drawing } from '../../../../../src/renderer/ui/ornament/drawing.ts';
import { ornamentSet } from '../../../../../src/renderer/ui/ornament/ornament-set.ts';
import { type Path, pathData, type Point } from '../../../../../src/renderer/ui/ornament/path.ts';
import type { Ornament } from '../../../../../src/shared/schema/ornament.ts';

/** Points along an outline, close enough to each other to see where it bulges. */
function trace(path: Path): Point[] {
  const points: Point[] = [];
  let from: Point = { x: 0, y: 0 };
  for (const segment of path) {
    if (segment.kind === 'close') continue;
    const { to } = segment;
    if (segment.kind === 'curve') {
      const { one, two } = segment;
      for (let t = 0.05; t < 1; t += 0.05) {
        const u = 1 - t;
        const at = (axis: 'x' | 'y'): number =>
          u ** 3 * from[axis] + 3 * u * u * t * one[axis] + 3 * u * t * t * two[axis] + t ** 3 * to[axis];
        points.push({ x: at('x'), y: at('y') });
      }
    }
    if (segment.kind === 'arc') {
      const chord = { x: to.x - from.x, y: to.y - from.y };
      const length = Math.hypot(chord.x, chord.y);
      // Only arcs up to a half circle are drawn: how far the middle of one stands off its chord.
      const bulge = segment.radius - Math.sqrt(Math.max(0, segment.radius ** 2 - (length / 2) ** 2));
      const side = segment.clockwise ? 1 : -1;
      points.push({
        x: (from.x + to.x) / 2 + (side * bulge * chord.y) / length,
        y: (from.y + to.y) / 2 - (side * bulge * chord.x) / length,
      });
    }
    points.push(to);
    from = to;
  }
  return points;
}

const CELL = 0.05;

/** The points that lose their partner when a drawing is mirrored in its upright middle. */
function lonely({ figure, width }: Drawing): Point[] {
  const points = trace(figure);
  const cell = (value: number): number => Math.round(value / CELL);
  const taken = new Set(points.map(({ x, y }) => `${cell(x)} ${cell(y)}`));
  const near = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));
  return points.filter(({ x, y }) => !near.some(([dx, dy]) => taken.has(`${cell(width - x) + dx} ${cell(y) + dy}`)));
}

const ornaments: Ornament[] = [
  { motif: 'ram-horn' },
  { motif: 'ram-horn', turns: 2 },
  { motif: 'ram-horn', turns: 3 },
  { motif: 'flame' },
  { motif: 'flame', sway: 0.4, girth: 0.6 },
  { motif: 'flame', sway: 1.3, girth: 1.1 },
];

describe.each(ornaments.map((ornament) => [JSON.stringify(ornament), ornament] as const))('%s', (_name, ornament) => {
  const set = ornamentSet(ornament);
  const parts = {
    border: set.border(500, 40),
    corner: set.corner(),
    divider: set.divider(),
    mark: set.mark(),
    ground: set.ground(),
  };

  test.each(Object.entries(parts))('%s: every outline is closed, and every number is one', (_part, { figure }) => {
    const data = pathData(figure);
    expect(data).toMatch(/^M[^MZ]+Z(M[^MZ]+Z)*$/);
    expect(data).not.toMatch(/NaN|Infinity|e-|-0[ A-Z]/);
  });

  test.each(Object.entries(parts).filter(([part]) => part !== 'ground'))(
    '%s keeps within its box',
    (_part, drawing) => {
      const points = trace(drawing.figure);
      const xs = points.map(({ x }) => x);
      const ys = points.map(({ y }) => y);
      expect(Math.min(...xs, ...ys)).toBeGreaterThan(-0.01);
      expect(Math.max(...xs)).toBeLessThan(drawing.width + 0.01);
      expect(Math.max(...ys)).toBeLessThan(drawing.height + 0.01);
    },
  );

  test.each(['border', 'divider', 'mark', 'ground'] as const)('%s is the same in a mirror', (part) => {
    expect(lonely(parts[part])).toEqual([]);
  });

  test('a corner is the same in the mirror of its diagonal', () => {
    const points = trace(parts.corner.figure).map((point) => ({ x: point.x - point.y, y: point.x + point.y }));
    const all = points.map(({ x, y }) => `${Math.abs(x).toFixed(1)},${y.toFixed(1)}`);
    const left = points.filter(({ x }) => x < -0.1).length;
    const right = points.filter(({ x }) => x > 0.1).length;
    expect(left).toBe(right);
    expect(new Set(all).size).toBeLessThan(all.length);
  });

  test('is the same every time', () => {
    expect(pathData(ornamentSet(ornament).mark().figure)).toBe(pathData(parts.mark.figure));
  });

  test.each([
    [1080, 32, 0.05],
    [1920, 65, 0.05],
    [333, 20, 0.12],
    [10, 40, 1],
  ])('a border of %d px is as long as that and about %d px high', (length, height, tolerance) => {
    const border = set.border(length, height);
    const xs = trace(border.figure).map(({ x }) => x);
    expect(Math.min(...xs)).toBeCloseTo(0, 3);
    expect(Math.max(...xs)).toBeCloseTo(length, 3);
    // A border of a single repeat can only be as high as its length lets it be.
    expect(Math.abs(border.height / height - 1)).toBeLessThan(tolerance);
  });
});
