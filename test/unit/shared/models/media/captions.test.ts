import { describe, expect, test } from 'vitest';

import { cueAt, MAX_CUE_LENGTH, parseCaptions } from '../../../../../src/shared/models/media/captions.ts';

const sound = `WEBVTT - a film

NOTE
Words of the translator,
on two lines.

first
00:01.000 --> 00:02.500
The bell rings.

00:03.000 --> 01:00:04.250 line:90% align:center
Tom &amp; Jerry,
on two&nbsp;lines.
`;

describe('a sound file', () => {
  const { cues, faults } = parseCaptions(sound);
  test('gives its captions in order, without names, notes and settings', () => {
    expect(faults).toEqual([]);
    expect(cues).toEqual([
      { start: 1, end: 2.5, text: 'The bell rings.' },
      { start: 3, end: 3604.25, text: 'Tom & Jerry,\non two\u00A0lines.' },
    ]);
  });
  test.each(['\r\n', '\r'])('is the same with other line ends and a byte order mark', (end) => {
    expect(parseCaptions(`\uFEFF${sound.replaceAll('\n', end)}`).cues).toEqual(cues);
  });
  test.each([
    [0.99, undefined],
    [1, 'The bell rings.'],
    [2.49, 'The bell rings.'],
    [2.5, undefined],
    [3, 'Tom & Jerry,\non two\u00A0lines.'],
    [3604.25, undefined],
  ])('at %s s', (second, text) => {
    expect(cueAt(cues, second)?.text).toBe(text);
  });
});

test('of two captions at once the later one is shown', () => {
  const { cues } = parseCaptions('WEBVTT\n\n00:00.000 --> 00:05.000\none\n\n00:02.000 --> 00:04.000\ntwo\n');
  expect([1, 3, 4.5].map((second) => cueAt(cues, second)?.text)).toEqual(['one', 'two', 'one']);
});

const after = (body: string): string => `WEBVTT\n\n${body}\n`;
test.each([
  ['no head', '00:00.000 --> 00:01.000\nx', 1, 'does not begin with WEBVTT'],
  ['an empty file', '', 1, 'does not begin with WEBVTT'],
  ['a head run together', 'WEBVTTX\n', 1, 'does not begin with WEBVTT'],
  ['commas for points', after('00:00,000 --> 00:01,000\nx'), 3, 'is no pair of times'],
  ['sixty seconds', after('00:00.000 --> 00:60.000\nx'), 3, 'is no pair of times'],
  ['an arrow alone', after('-->\nx'), 3, 'is no pair of times'],
  ['an end before its beginning', after('00:02.000 --> 00:01.000\nx'), 3, 'ends before it begins'],
  ['no times', after('Only words.'), 3, 'without its times'],
  ['no words', after('00:00.000 --> 00:01.000'), 3, 'without words'],
  ['only markup', after('00:00.000 --> 00:01.000\n<i></i>'), 4, 'plain text'],
  ['markup', after('00:00.000 --> 00:01.000\n<v Ann>Hello'), 4, 'plain text'],
  ['a style', after('STYLE\n::cue { color: red }'), 3, 'as the kiosk has them'],
  ['too many words', after(`00:00.000 --> 00:01.000\n${'x'.repeat(MAX_CUE_LENGTH + 1)}`), 4, 'at most 110'],
  [
    'out of order',
    after('00:05.000 --> 00:06.000\na\n\n00:01.000 --> 00:02.000\nb'),
    6,
    'begins before the caption above',
  ],
  [
    'an overlap',
    after('00:01.000 --> 00:06.000\na\n\n00:05.000 --> 00:07.000\nb'),
    6,
    'before the one above has ended',
  ],
])('%s is told with its line', (_name, file, line, cause) => {
  const [fault] = parseCaptions(file).faults;
  expect([fault?.line, fault?.cause]).toEqual([line, expect.stringContaining(cause)]);
});

test('what is wrong with one caption takes no other with it, and markup is never shown', () => {
  const file = after(
    '00:09.000 --> 00:10.000\nlast\n\nbad --> worse\nx\n\n00:00.000 --> 00:01.000\n<b>first</b>\n\n00:02.000 --> 00:03.000\nsecond',
  );
  expect(parseCaptions(file).cues.map((cue) => cue.text)).toEqual(['first', 'second', 'last']);
});
