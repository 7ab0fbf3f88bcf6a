import { expect, test } from 'vitest';

import { placePath, reversePath, type Segment } from '../../../../../src/renderer/ui/ornament/path.ts';
import { cleftOf, dividingLine, eyeOf, periodOf } from '../../../../../src/renderer/ui/ornament/ram-horn.ts';

const flat = (run: readonly Segment[]): unknown =>
  JSON.parse(JSON.stringify(run), (_key, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 + 0 : value,
  );

test.each([1, 2, 3])('%d turns: figure and ground are one shape, turned about the eye', (turns) => {
  const horn = { turns };
  const line = dividingLine(horn);
  const start = { x: 0, y: -cleftOf(horn) };
  const turned = placePath(line, { turn: 180, x: 2 * eyeOf(horn) });
  const end = { x: periodOf(horn) / 2, y: cleftOf(horn) };
  expect(flat(reversePath(end, turned))).toEqual(flat(line));
  expect(start.x + end.x).toBe(2 * eyeOf(horn));
});

test.each([1, 2, 3])('%d turns: each bend is one band wider than the bend inside it', (turns) => {
  const radii = dividingLine({ turns }).map((segment) => (segment.kind === 'arc' ? segment.radius : 0));
  const inwards = radii.slice(0, radii.length / 2);
  expect(inwards.slice(1).map((radius, at) => (inwards[at] ?? 0) - radius)).toEqual(inwards.slice(1).map(() => 1));
  expect(inwards.at(-1)).toBe(0.5);
});
