import { expect, test } from 'vitest';

import { adviseOverflow } from '../../../../src/node/authoring/check-rendered.ts';
import type { Overflow } from '../../../../src/node/authoring/look-job.ts';
import type { PackText } from '../../../../src/shared/schema/pack-text.ts';

const text = {
  title: 'Harbour',
  topics: { sea: { title: 'The sea', summary: 'Ships and tides' } },
  panels: {
    tides: { headline: 'Tides', body: 'The sea comes twice a day. It goes twice a day.' },
    quays: { headline: 'Tides', body: 'Two quays.' },
  },
} as unknown as PackText;
const seen = (change: Partial<Overflow>): Overflow => ({
  language: 'en',
  screen: 'panel:quays',
  width: 1366,
  height: 768,
  textSize: 1,
  what: 'clipped',
  texts: ['Tides'],
  ...change,
});
const told = (...found: Overflow[]): string[] =>
  adviseOverflow(found, { en: text }).map(({ file, place, cause }) => `${file} ${place}: ${cause}`);

test('a text is named by its own panel, once for all the sizes at which it has no room', () => {
  expect(told(seen({}), seen({ textSize: 3 }), seen({ width: 768, height: 1366 }), seen({}))).toEqual([
    'text/en.json panels.quays.headline: it has no room on the screen: it is cut off at 1366 × 768 and 2 more',
  ]);
});

test('part of a text is found, soft breaks and all; two texts that meet are both named', () => {
  expect(told(seen({ screen: 'panel:tides', texts: ['It goes\u200B twice a\u00ADday.'] }))).toEqual([
    'text/en.json panels.tides.body: it has no room on the screen: it is cut off at 1366 × 768',
  ]);
  expect(told(seen({ screen: 'home', what: 'overlap', texts: ['The sea', 'Ships and tides'] })).length).toBe(2);
});

test('what no text explains is told of its panel, of its topic, or of the pack', () => {
  const places = ['panel:tides', 'topic:sea', 'home'].map((screen) => told(seen({ screen, texts: ['Weiter'] }))[0]);
  expect(places.map((each) => each?.split(':')[0])).toEqual([
    'text/en.json panels.tides',
    'text/en.json topics.sea',
    'text/en.json title',
  ]);
});
