import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { highContrast } from '../../../../src/shared/scene/high-contrast.ts';
import { hexOf } from '../../../../src/shared/scene/oklch.ts';
import type { Pack } from '../../../../src/shared/schema/pack.ts';
import { contrast } from '../../../helpers/contrast.ts';
import { project } from '../../../helpers/project.ts';

type Colours = Pack['theme']['colours'];

const own = ['assets/packs/astana', 'assets/packs/bangkok', 'test/fixtures/packs/harbour'].map(
  (folder) =>
    [folder, (JSON.parse(readFileSync(join(project, folder, 'pack.json'), 'utf8')) as Pack).theme.colours] as const,
);
/** Packs of any hue, strong and grey. */
const any = Array.from({ length: 72 }, (_, step) => {
  const hue = step * 5;
  const [accent, highlight] = [hexOf({ l: 0.5, c: 0.2, h: hue }), hexOf({ l: 0.7, c: 0.02, h: 360 - hue })];
  return [`hue ${hue}`, { ...(own[0]?.[1] as Colours), accent, highlight }] as const;
});

test.each([...own, ...any])('text has 7:1 and lines and marks 3:1 at high contrast: %s', (_name, colours) => {
  const high = highContrast(colours);
  for (const ground of [high.ground, high.surface]) {
    expect(contrast(high.ink, ground)).toBeGreaterThanOrEqual(7);
    expect(contrast(high.muted, ground)).toBeGreaterThanOrEqual(7);
    for (const mark of [high.accent, high.highlight, high.line])
      expect(contrast(mark, ground)).toBeGreaterThanOrEqual(3);
  }
  expect(contrast(high.onAccent, high.accent)).toBeGreaterThanOrEqual(7);
  // A switch that is on is drawn in the ground's colour on the ink.
  expect(contrast(high.ground, high.ink)).toBeGreaterThanOrEqual(7);
});
