import { describe, expect, it } from 'vitest';

import { listFiles } from './checker.ts';

describe('test/unit mirrors src', () => {
  const sources = new Set(listFiles('src'));
  const tests = listFiles('test/unit').filter(
    (file) => /\.test\.tsx?$/.test(file) && !file.startsWith('test/unit/layers/'),
  );

  it('has a source file at the same path for each test', () => {
    const orphans = tests.filter((file) => {
      const module = file.replace(/^test\/unit\//, 'src/').replace(/\.test\.tsx?$/, '');
      return !sources.has(`${module}.ts`) && !sources.has(`${module}.tsx`);
    });
    expect(orphans, 'move or rename these tests').toEqual([]);
  });
});
