import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';

import { runPack } from '../helpers/pack-tools.ts';
import { project } from '../helpers/project.ts';

/** The seed is fixed, so that a failure comes again; `FUZZ_CASES=10000` tries more. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 400);
const SEED = 20_040_611;

const sound = join(project, 'test/fixtures/authoring/quay');
const place = mkdtempSync(join(tmpdir(), 'kiosk-author-fuzz-'));
const folder = join(place, 'PACK');
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

const files = readdirSync(sound, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(sound.length + 1))
  .sort();
const jsonFiles = files.filter((file) => file.endsWith('.json'));

/** Every place of a JSON value, the value itself among them. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))];
}

type Mutation =
  /** One value of a JSON file becomes another, or goes. */
  | { readonly kind: 'value'; readonly file: string; readonly at: number; readonly to: unknown }
  | { readonly kind: 'drop'; readonly file: string; readonly at: number }
  /** What a slip of the hand does to any file. */
  | { readonly kind: 'byte'; readonly file: string; readonly at: number; readonly byte: number }
  | { readonly kind: 'cut'; readonly file: string; readonly at: number }
  | { readonly kind: 'twice'; readonly file: string; readonly at: number; readonly length: number }
  | { readonly kind: 'swap'; readonly file: string; readonly other: string }
  | { readonly kind: 'remove'; readonly file: string };

const odd = fc.oneof(
  fc.constantFrom(
    null,
    true,
    '',
    ' ',
    0,
    -1,
    1e308,
    [],
    {},
    [null],
    { id: null },
    '__proto__',
    'constructor',
    '{{x}}',
    '<b>',
    '../../etc/passwd',
    '\u0000',
    '\uD800',
    'ก'.repeat(5000),
    'media/none.svg',
    'en',
    '9999-99-99',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const far = fc.nat(100_000);
const json = fc.constantFrom(...jsonFiles);
const any = fc.constantFrom(...files);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('value' as const), file: json, at: far, to: odd }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop' as const), file: json, at: far }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('byte' as const), file: any, at: far, byte: fc.nat(255) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), file: any, at: far }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('twice' as const),
      file: any,
      at: far,
      length: fc.integer({ min: 1, max: 200 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('swap' as const), file: any, other: any }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), file: any }) },
);

function mutate(change: Mutation): void {
  const path = join(folder, change.file);
  if (change.kind === 'remove') {
    rmSync(path, { force: true });
    return;
  }
  if (change.kind === 'swap') {
    writeFileSync(path, readFileSync(join(sound, change.other)));
    return;
  }
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return; // Another change has removed it.
  }
  if (change.kind === 'value' || change.kind === 'drop') {
    let root: unknown;
    try {
      root = JSON.parse(bytes.toString('utf8'));
    } catch {
      return; // Another change has broken it already.
    }
    const all = placesIn(root);
    const steps = all[change.at % all.length] ?? [];
    const last = steps.at(-1);
    const holder = steps.slice(0, -1).reduce<any>((here, step) => here[step], root);
    if (last === undefined) root = change.kind === 'value' ? change.to : {};
    else if (change.kind === 'value') holder[last] = change.to;
    else if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete holder[last];
    writeFileSync(path, JSON.stringify(root, null, 2));
    return;
  }
  const at = bytes.length === 0 ? 0 : change.at % bytes.length;
  if (change.kind === 'byte') bytes.fill(change.byte, at, at + 1);
  const [before, behind] = [bytes.subarray(0, at), bytes.subarray(at)];
  if (change.kind === 'cut') bytes = before;
  if (change.kind === 'twice') bytes = Buffer.concat([before, behind.subarray(0, change.length), behind]);
  writeFileSync(path, bytes);
}

/** What no author may ever be shown. */
const noWords =
  /\n\s+at |\bat .+:\d+:\d+\)|\bnode:internal|\bINTERNAL\b|it could not be done|\b[A-Z]\w*Error\b|\[object|\bundefined\b|\bNaN\b/;

interface Finding {
  readonly file?: string;
  readonly line?: number;
  readonly message?: string;
  readonly cause?: string;
  readonly remedy?: string;
  readonly code: string;
}

test('whatever happens to a pack, an author is told in words, with the line where there is one, and never a stack', async () => {
  const told = new Set<string>();
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (changes) => {
      rmSync(folder, { recursive: true, force: true });
      cpSync(sound, folder, { recursive: true });
      for (const change of changes) mutate(change);
      const { exit, out, error } = await runPack(['check', folder, '--json']);
      expect(error).toBe('');
      expect([0, 1]).toContain(exit);
      const answer = JSON.parse(out) as Finding & { ok: boolean; faults?: Finding[]; warnings?: Finding[] };
      expect(answer.ok).toBe(exit === 0);
      if (exit === 1) refused += 1;
      const findings = [...(exit === 1 ? (answer.faults ?? [answer]) : []), ...(answer.warnings ?? [])];
      for (const finding of findings) {
        told.add(finding.code);
        const words = finding.message ?? `${finding.cause ?? ''}; ${finding.remedy ?? ''}`;
        // What was written into the pack is quoted; the words around it are ours.
        const ours = words.replaceAll(/"[^"]*"/g, '""');
        expect(ours, `${JSON.stringify(changes)}: ${words}`).not.toMatch(noWords);
        expect(finding.remedy ?? '', words).not.toBe('');
      }
      // What is wrong within a file that can be read stands in a line of it.
      const nowhere = findings.filter(
        ({ file = '', line, code }) => line === undefined && code === 'SCHEMA' && jsonFiles.includes(file),
      );
      expect(nowhere, JSON.stringify(changes)).toEqual([]);
    }),
    { numRuns: CASES, seed: SEED, endOnFailure: true },
  );
  // The changes do break packs, in many ways.
  expect(refused).toBeGreaterThan(CASES / 2);
  expect(told.size).toBeGreaterThan(5);
}, 300_000);

test('the table for translators is made, or refused in words', async () => {
  await fc.assert(
    fc.asyncProperty(mutation, async (change) => {
      rmSync(folder, { recursive: true, force: true });
      cpSync(sound, folder, { recursive: true });
      mutate(change);
      const { exit, out, error } = await runPack(['translate', 'export', folder, '--lang', 'th', '--out', place]);
      expect([0, 1]).toContain(exit);
      expect(`${out}${error}`.replaceAll(/"[^"]*"/g, '""'), JSON.stringify(change)).not.toMatch(noWords);
    }),
    { numRuns: Math.ceil(CASES / 10), seed: SEED, endOnFailure: true },
  );
}, 300_000);
