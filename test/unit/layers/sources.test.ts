import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { listFiles, projectFolder } from './checker.ts';

// What neither the linter nor the compiler can say.
describe('the source files', () => {
  const files = listFiles('src').filter((file) => /\.tsx?$/.test(file));
  const read = (file: string): string => readFileSync(join(projectFolder, file), 'utf8');

  it('tell the time in src/shared only from an argument', () => {
    const clocks = files.filter(
      (file) => file.startsWith('src/shared/') && /\bnew Date\(\s*\)|\bDate\(\)/.test(read(file)),
    );
    expect(clocks, 'take `now` as an argument').toEqual([]);
  });

  it('lie at most two folders deep in a feature, as far as the layer rules reach', () => {
    const deep = files.filter((file) => /^src\/renderer\/features\/([^/]+\/){4}/.test(file));
    expect(deep, 'flatten these folders').toEqual([]);
  });

  it('make native controls in src/renderer/ui alone, so that size, contrast and pressing are settled once', () => {
    const handMade = files.filter(
      (file) => /^src\/renderer\/(?!ui\/)/.test(file) && /<(button|dialog|input|select|textarea)\b/.test(read(file)),
    );
    expect(handMade, 'use a primitive of src/renderer/ui, or give it a variant').toEqual([]);
  });

  it('stay short', async ({ annotate }) => {
    const long = files.filter((file) => read(file).split('\n').length > 301);
    if (long.length > 0) await annotate(`Over 300 lines, refused at 400; split soon: ${long.join(', ')}`, 'warning');
    expect(long.length).toBeLessThan(10);
  });
});
