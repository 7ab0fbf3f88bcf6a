import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Bench, obstacle, scenarios } from '../../powercut/harness.ts';

const why = obstacle();

// The short form: a few cuts of each step. `npm run test:powercut` makes all of them.
describe.skipIf(why !== undefined)(`a power cut ${why === undefined ? '' : `(skipped: ${why})`}`, () => {
  const bench = new Bench();
  beforeAll(() => bench.prepare(0));
  afterAll(() => bench.remove());

  test.each(scenarios.filter(({ name }) => ['upgrade', 'rollback'].includes(name)))(
    '$name: old or new, never neither',
    async (scenario) => {
      const tally = await bench.cutEverywhere(scenario, { stride: 16 });
      expect(tally.bad).toEqual([]);
      expect(tally.cuts).toBeGreaterThan(2);
    },
  );
});
