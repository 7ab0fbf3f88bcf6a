import { expect, test } from 'vitest';

import { gallery } from '../../../../src/shared/panels/gallery.ts';
import type { PanelOf, TextOf } from '../../../../src/shared/panels/index.ts';

const credit = 'Drawing: somebody, CC0';
const panel: PanelOf<'gallery'> = {
  type: 'gallery',
  id: 'quays',
  pictures: [
    {
      id: 'north',
      file: 'media/north.svg',
      credit,
      spots: [
        { id: 'lamp', x: 0.5, y: 0.2 },
        { id: 'door', x: 0, y: 1 },
      ],
    },
    { id: 'front', file: 'media/front.jpg', credit, size: { width: 2048, height: 1280 } },
  ],
  sources: ['chart'],
};
const words = { title: 'T', caption: 'C', alt: 'A' };
const text: TextOf<'gallery'> = {
  headline: 'H',
  pictures: {
    north: { ...words, spots: { lamp: { title: 'L', text: 'l' }, door: { title: 'D', text: 'd' } } },
    front: words,
  },
};

const causes = (pictures: PanelOf<'gallery'>['pictures']): string[] =>
  (gallery.checkStructure?.({ ...panel, pictures }) ?? []).map(({ code, cause }) => `${code} ${cause}`);
const [north, front] = panel.pictures as [(typeof panel.pictures)[number], (typeof panel.pictures)[number]];

test('a sound gallery has nothing to correct; its files are its pictures and their tiles', () => {
  expect(causes(panel.pictures)).toEqual([]);
  expect(gallery.check(panel, text)).toEqual([]);
  expect(gallery.files?.(panel)).toHaveLength(2 + 17);
  expect(gallery.pictures(panel).map(({ file }) => file)).toEqual(['media/north.svg', 'media/front.tiles/0/0-0.webp']);
  expect(gallery.otherWords(text)).toEqual(['T', 'C', 'L', 'l', 'D', 'd', 'T', 'C']);
});

test('a spot outside its picture, a spot twice, a picture of pixels without its size, a drawing with one', () => {
  expect(causes([{ ...north, spots: [{ id: 'lamp', x: 1.2, y: 0.5 }] }, front])).toEqual([
    'SCHEMA the spot "lamp" at 1.2, 0.5 lies outside the picture "north"',
  ]);
  expect(causes([{ ...north, spots: [{ id: 'lamp', x: 0.2, y: -0.01 }] }, front])).toHaveLength(1);
  const twice = [0.1, 0.2].map((x) => ({ id: 'lamp', x, y: 0.5 }));
  expect(causes([{ ...north, spots: twice }, front])).toEqual(['DUP two entries have the id "lamp"']);
  expect(causes([north, { id: 'front', file: 'media/front.jpg', credit }])).toEqual([
    'MISSING "media/front.jpg" is made of pixels, and its size is missing',
  ]);
  expect(causes([{ ...north, size: { width: 1600, height: 1000 } }, front])).toEqual([
    'EXTRA "media/north.svg" is a drawing and has no size in pixels',
  ]);
});

test('every spot has its words, and no words are left over', () => {
  const without = gallery.check(panel, { ...text, pictures: { ...text.pictures, north: words } });
  expect(without.map(({ code, place }) => `${code} ${place}`)).toEqual([
    'MISSING pictures.north.spots.lamp',
    'MISSING pictures.north.spots.door',
  ]);
  const spare = { ...words, spots: { tower: { title: 'T', text: 't' } } };
  const over = gallery.check(panel, { ...text, pictures: { ...text.pictures, front: spare } });
  expect(over.map(({ code, place }) => `${code} ${place}`)).toEqual(['EXTRA pictures.front.spots.tower']);
});
