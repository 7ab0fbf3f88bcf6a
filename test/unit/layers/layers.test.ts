import { beforeAll, describe, expect, it } from 'vitest';

import { type BadSnippet, badSnippets } from './bad-snippets.ts';
import { createSandbox, type Finding, type Sandbox } from './checker.ts';
import { goodTree } from './good-tree.ts';

function inSandbox(snippets: readonly BadSnippet[], check: (sandbox: Sandbox) => Finding[]): Finding[] {
  const bad = Object.fromEntries(snippets.map(({ file, code }) => [file, code]));
  const sandbox = createSandbox({ ...goodTree, ...bad });
  try {
    return check(sandbox);
  } finally {
    sandbox.remove();
  }
}

// A rule that is switched off by mistake passes in silence, so each one is shown a file that it must refuse.
describe('the checker', () => {
  let linted: Finding[];
  let compiled: Finding[];

  beforeAll(() => {
    linted = inSandbox(badSnippets, (sandbox) => sandbox.lint());
    // One import of Electron types gives Node's globals to its whole layer, so the compiler sees its own snippets only.
    compiled = inSandbox(
      badSnippets.filter(({ types }) => types),
      (sandbox) => sandbox.compile(),
    );
  }, 60_000);

  it('accepts a file of every kind', () => {
    expect(inSandbox([], (sandbox) => [...sandbox.lint(), ...sandbox.compile()])).toEqual([]);
  }, 60_000);

  const refusedByLinter = badSnippets.flatMap(({ file, lint }) =>
    lint ? [{ file, rule: lint[0], advice: lint[1] }] : [],
  );
  it.each(refusedByLinter)('linter: $rule refuses $file', ({ file, rule, advice = '' }) => {
    expect(linted.filter((finding) => finding.file === file)).toContainEqual({
      file,
      rule,
      text: expect.stringContaining(advice),
    });
  });

  const refusedByCompiler = badSnippets.flatMap(({ file, types }) => (types ? [{ file, types }] : []));
  it.each(refusedByCompiler)('compiler: $types refuses $file', ({ file, types }) => {
    expect(compiled.filter((finding) => finding.file === file).map((finding) => finding.rule)).toContain(types);
  });
});
