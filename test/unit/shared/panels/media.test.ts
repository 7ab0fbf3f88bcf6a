import { expect, test } from 'vitest';

import { audio, recordingsOf, video } from '../../../../src/shared/panels/media.ts';

const panel = {
  id: 'ferry',
  picture: { file: 'media/boat.svg', credit: 'Drawing' },
  file: 'media/ferry.webm',
  seconds: 12,
  credit: 'Film',
  spoken: { th: 'media/ferry-th.webm', kk: 'media/ferry.webm' },
  captions: { en: 'captions/ferry.en.vtt', th: 'captions/ferry.th.vtt' },
  sources: ['almanac'],
};
const film = video.structure.parse({ ...panel, type: 'video' });

test('every recording is served once, and every captions file', () => {
  expect(recordingsOf(film)).toEqual(['media/ferry.webm', 'media/ferry-th.webm']);
  expect(video.files?.(film)).toEqual([
    'media/ferry.webm',
    'media/ferry-th.webm',
    'captions/ferry.en.vtt',
    'captions/ferry.th.vtt',
  ]);
  expect([video.pictures(film), video.credits?.(film), video.sources(film)]).toEqual([
    [panel.picture],
    ['Film'],
    ['almanac'],
  ]);
});

test('captions are missed in each language of the pack that has none', () => {
  expect(video.checkStructure?.(film, ['en', 'th'])).toEqual([]);
  const found = audio.checkStructure?.(audio.structure.parse({ ...panel, type: 'audio' }), ['en', 'kk', 'th', 'ru']);
  expect(found?.map(({ code, place, cause }) => [code, place, cause])).toEqual([
    ['MISSING', 'captions.kk', 'there are no captions for the language "kk"'],
    ['MISSING', 'captions.ru', 'there are no captions for the language "ru"'],
  ]);
});

test('the transcript is read on a sheet of its own', () => {
  const words = { headline: 'A', transcript: ['One.', 'Two.'], alt: 'A boat.' };
  expect(video.deeperWords?.(video.text.parse(words))).toEqual(['One.', 'Two.']);
});

test.each([
  ['a film without a picture', { picture: undefined }],
  ['a film that lasts for ever', { seconds: Number.POSITIVE_INFINITY }],
  ['a film of no length', { seconds: 0 }],
  ['a file outside the pack', { file: '../film.webm' }],
  ['captions outside the pack', { captions: { en: 'https://example.org/x.vtt' } }],
])('%s is refused', (_name, change) => {
  expect(video.structure.safeParse({ ...panel, type: 'video', ...change }).success).toBe(false);
});
