import fc from 'fast-check';
import { expect, test } from 'vitest';

import { readJsonSource } from '../../../../src/node/authoring/json-source.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('whatever is typed, it agrees with JSON.parse on what JSON is, and never throws', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'{}[]",:\\/ \n0123.-eEtruefalsn\u00e9\ufeff'.split('')),
    maxLength: 60,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        letters,
        fc.json(),
        fc.json().map((text) => text.slice(1)),
      ),
      (text) => {
        const { root, faults } = readJsonSource('pack.json', text);
        const breaches = faults.filter((fault) => fault.code === 'SCHEMA');
        expect([root === undefined, breaches.length]).toEqual(isJson(text) ? [false, 0] : [true, 1]);
        for (const { line = 0, column = 0 } of faults) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
      },
    ),
    { numRuns: 2000 },
  );
});
