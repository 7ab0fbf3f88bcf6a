import { expect, test } from 'vitest';

import { dressPicture, pictureLayers } from '../../../../src/shared/scene/dress-picture.ts';
import type { Pack } from '../../../../src/shared/schema/pack.ts';

const pack = { theme: { colours: {} } } as unknown as Pack;
const drawing = '<svg viewBox="0 0 1 1"><g class="layer-near"/></svg>';

/** The layers that a drawing hides, as it is dressed. */
const hidden = (layer: string): string[] =>
  pictureLayers.filter((each) =>
    dressPicture(drawing, pack, { layer }).split('</style>')[0]?.includes(`.layer-${each}`),
  );

test('each layer is shown without the others', () => {
  for (const layer of pictureLayers) expect(hidden(layer)).toEqual(pictureLayers.filter((each) => each !== layer));
});

test('what stands behind the nearest is one picture, and the two together are the whole', () => {
  expect(hidden('behind')).toEqual(['near']);
  expect(hidden('near')).toEqual(['sky', 'far', 'middle']);
});

test('a part that is not known hides nothing', () => {
  expect(dressPicture(drawing, pack, { layer: 'middle, .x' })).toBe(drawing);
});
