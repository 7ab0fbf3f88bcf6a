import { expect, test } from 'vitest';

import { lintVenue } from '../helpers/lint-venue.ts';

/** A thousand layouts and more; a busy machine takes its time. */
const PATIENT = 1_500_000;

test(
  'no text is clipped, covered or outside, on any screen, in any language, at any size',
  async () => {
    expect(await lintVenue('bangkok-city-library')).toEqual({ findings: [], problems: [] });
  },
  PATIENT,
);
