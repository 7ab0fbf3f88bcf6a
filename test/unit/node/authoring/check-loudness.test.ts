import { expect, test } from 'vitest';

import { parseLoudness } from '../../../../src/node/authoring/check-loudness.ts';

/** What ffmpeg 5.1 says at the end of its measure; before it, the filter has told of every tenth of a second. */
const said = (integrated: string, peak: string): string => `
[Parsed_ebur128_0 @ 0x55] t: 11.4  TARGET:-23 LUFS    M: -20.1 S: -21.0     I: -19.9 LUFS       LRA:   1.0 LU  FTPK: -4.8 dBFS  TPK: -4.8 dBFS
[Parsed_ebur128_0 @ 0x55] Summary:

  Integrated loudness:
    I:         ${integrated} LUFS
    Threshold: -33.5 LUFS

  Loudness range:
    LRA:         5.7 LU

  True peak:
    Peak:       ${peak} dBFS
`;

test('the summary counts, not what was measured on the way', () => {
  expect(parseLoudness(said('-23.1', '-4.8'))).toEqual({ integrated: -23.1, peak: -4.8 });
});

test('silence has no peak', () => {
  expect(parseLoudness(said('-70.0', '-inf'))).toEqual({ integrated: -70, peak: Number.NEGATIVE_INFINITY });
});

test('where nothing was measured nothing is known', () => {
  expect(parseLoudness("Stream map '0:a' matches no streams.")).toBeUndefined();
  expect(parseLoudness('')).toBeUndefined();
});
