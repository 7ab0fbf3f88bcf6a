import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeEach, describe, expect, test } from 'vitest';

import { runCommandLine } from '../../src/cli/run.ts';
import { runPack } from '../helpers/pack-tools.ts';
import { project } from '../helpers/project.ts';

/** One pack that is wrong in one way: the change to the sound one, the line at fault, and all that an author is told. */
interface BrokenPack {
  readonly name: string;
  readonly change: Change;
  /** The line of the file where the mistake stands; null where it stands in no line. */
  readonly line: number | null;
  readonly says: readonly string[];
}

interface Answer {
  readonly line?: number;
  readonly remedy?: string;
}

type Change =
  | { readonly replace: readonly [file: string, from: string, to: string] }
  | { readonly write: readonly [file: string, text: string] }
  | { readonly append: readonly [file: string, text: string] }
  | { readonly prepend: readonly [file: string, text: string] }
  | { readonly cut: readonly [file: string, characters: number] }
  | { readonly latin1: readonly [file: string, from: string, to: string] }
  | { readonly remove: readonly [file: string] }
  | { readonly rename: readonly [from: string, to: string] };

/** A pack of its own, so that its lines stay where they are whatever other tests ask of theirs. */
const sound = join(project, 'test/fixtures/authoring/quay');
const brokenPacks = JSON.parse(
  readFileSync(join(project, 'test/fixtures/broken-packs.json'), 'utf8'),
) as readonly BrokenPack[];
const place = mkdtempSync(join(tmpdir(), 'kiosk-broken-'));
const folder = join(place, 'PACK');
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(sound, folder, { recursive: true });
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

function apply(change: Change): void {
  const edit = (file: string, turn: (text: string) => string): void => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = turn(before);
    expect(after, 'the change changes something').not.toBe(before);
    writeFileSync(path, after);
  };
  if ('replace' in change) edit(change.replace[0], (text) => text.replace(change.replace[1], () => change.replace[2]));
  else if ('write' in change) writeFileSync(join(folder, change.write[0]), change.write[1]);
  else if ('append' in change) edit(change.append[0], (text) => text + change.append[1]);
  else if ('prepend' in change) edit(change.prepend[0], (text) => change.prepend[1] + text);
  else if ('cut' in change) edit(change.cut[0], (text) => text.slice(0, -change.cut[1]));
  else if ('latin1' in change) {
    const [file, from, to] = change.latin1;
    const text = readFileSync(join(folder, file), 'latin1');
    writeFileSync(join(folder, file), text.replace(from, to), 'latin1');
  } else if ('remove' in change) rmSync(join(folder, change.remove[0]), { recursive: true });
  else renameSync(join(folder, change.rename[0]), join(folder, change.rename[1]));
}

async function check(...flags: string[]): Promise<{ exit: number; said: string[]; out: string }> {
  const said: string[] = [];
  let out = '';
  const exit = await runCommandLine(
    ['check', folder, ...flags],
    { appVersion: '0.1.0', progress: () => undefined, passphrase: () => Promise.resolve(undefined) },
    { out: (text) => (out += text), error: (text) => said.push(...text.replaceAll(folder, 'PACK').split('\n')) },
  );
  return { exit, said, out };
}

test('there are sixty broken packs and more, each with a name of its own', () => {
  expect(brokenPacks.length).toBeGreaterThanOrEqual(60);
  expect(new Set(brokenPacks.map(({ name }) => name)).size).toBe(brokenPacks.length);
});

test('what the screens have no room for is told with its line, too', async () => {
  const found = { kind: 'overflow', language: 'th', screen: 'panel:quays', width: 768, height: 1366, textSize: 3 };
  const openKiosk = async (args: readonly string[]): Promise<number> => {
    const job = JSON.parse(readFileSync(args[0]?.slice('--look='.length) ?? '', 'utf8')) as { answers: string };
    const lines = [
      { ...found, what: 'clipped', texts: ['ท่าเรือสองแห่ง'] },
      { kind: 'end', looks: 1 },
    ];
    writeFileSync(job.answers, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return Promise.resolve(0);
  };
  const line = readFileSync(join(folder, 'text/th.json'), 'utf8')
    .slice(0, -1)
    .split('"ท่าเรือสองแห่ง"')[0]
    ?.split('\n').length;
  const seen = await runPack(['check', folder, '--render'], { openKiosk });
  expect(seen.exit).toBe(0);
  expect(seen.error.replaceAll(folder, 'PACK')).toMatch(
    new RegExp(`^text/th.json:${line ?? 0}:\\d+: warning OVERFLOW: panels.quays.headline: .*768 × 1366 in larger text`),
  );
  // Where no window can be had, that is one thing more to look at, and no fault of the pack.
  const blind = await runPack(['check', folder, '--render'], { openKiosk: () => Promise.resolve(3) });
  expect([blind.exit, blind.error]).toEqual([0, expect.stringContaining('ended with code 3')]);
});

test('the pack they are made from is sound', async () => {
  expect(await check()).toMatchObject({ exit: 0, said: [] });
});

describe('every mistake is named in plain words, on its line, with the cure', () => {
  test.each(brokenPacks)('$name', async ({ change, line, says }) => {
    apply(change);
    const { exit, said } = await check();
    expect(said).toEqual(says);
    const [first = ''] = said;
    expect(/^[a-z/.-]+:(\d+):\d+: /.exec(first)?.[1]).toBe(line?.toString());
    expect(exit).toBe(/(^|: )warning /.test(first) ? 0 : 1);
    const answer = JSON.parse((await check('--json')).out) as {
      ok: boolean;
      line?: number;
      warnings?: Answer[];
    } & Answer;
    const found = exit === 0 ? answer.warnings?.[0] : answer;
    expect([answer.ok, found?.line ?? null, typeof found?.remedy]).toEqual([exit === 0, line, 'string']);
    for (const sentence of said) expect(sentence).not.toMatch(/\bat .+:\d+:\d+\)|Error:|undefined|\[object/);
  });
});
