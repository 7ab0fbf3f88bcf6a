import { expect, test } from 'vitest';

import { lintVenue } from '../helpers/lint-venue.ts';

/** Thousands of layouts; a busy machine takes its time. */
const PATIENT = 1_500_000;

test(
  'no text is clipped, covered or outside and no target small, close or out of reach: every screen, language, size and setting',
  async () => {
    const { findings, problems, looks } = await lintVenue('astana-national-library');
    expect({ findings, problems }).toEqual({ findings: [], problems: [] });
    // A walk that went astray would find nothing either.
    expect(looks).toBeGreaterThan(5000);
  },
  PATIENT,
);
