import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { runCommandLine } from '../../../src/cli/run.ts';
import { scratch } from '../../helpers/container.ts';
import { project } from '../../helpers/project.ts';

const place = scratch();
afterAll(() => place.remove());
const at = (name: string): string => join(place.folder, name);
const harbour = join(project, 'test/fixtures/packs/harbour');

async function pack(line: string, passphrase?: string): Promise<{ exit: number; out: string; error: string }> {
  let out = '';
  let error = '';
  const exit = await runCommandLine(
    line.split(' ').map((word) => word.replace('@', `${place.folder}/`)),
    { appVersion: '0.1.0', progress: () => undefined, passphrase: () => Promise.resolve(passphrase) },
    { out: (text) => (out += `${text}\n`), error: (text) => (error += `${text}\n`) },
  );
  return { exit, out, error };
}
const json = async (line: string): Promise<Record<string, unknown>> =>
  JSON.parse((await pack(`${line} --json`)).out) as Record<string, unknown>;

test('keys are private, protected unless told otherwise, and never written over', async () => {
  expect((await pack('keygen --out @a.key --no-passphrase')).exit).toBe(0);
  expect(statSync(at('a.key')).mode & 0o777).toBe(0o600);
  expect((await pack('keygen --out @a.key --no-passphrase')).exit).toBe(1);
  expect((await pack('keygen --out @p.key')).exit).toBe(2);
  expect((await pack('keygen --out @p.key', 'secret')).exit).toBe(0);
  expect(readFileSync(at('p.key'), 'utf8')).toContain('encrypted');
  for (const name of ['b', 'c', 'd']) await pack(`keygen --out @${name}.key --no-passphrase`);
});

test('from a key to an installed pack, back and forth', async () => {
  expect((await pack('root init --key @a.key --threshold 1 --signer @p.key --out @root.json')).out).toContain(
    'complete',
  );
  const build = `build ${harbour} --seq 5 --key @p.key --root @root.json --out @5.kpack --venue museum --venue library`;
  expect((await pack(build)).exit).toBe(2);
  expect((await pack(build, 'wrong')).error).toContain('KEY');
  expect((await pack(build, 'secret')).exit).toBe(0);
  copyFileSync(at('5.kpack'), at('first.kpack'));
  await pack(build, 'secret');
  expect(readFileSync(at('5.kpack')).equals(readFileSync(at('first.kpack')))).toBe(true);
  expect(await json('verify @5.kpack --trust @root.json')).toMatchObject({
    ok: true,
    code: 'OK',
    seq: 5,
    packId: 'harbour',
  });
  expect(await json('verify @5.kpack --trust @root.json --venue zoo')).toMatchObject({
    ok: false,
    code: 'VENUE',
    file: 'manifest.json',
  });
  expect((await pack('inspect @5.kpack')).out).toContain('library, museum');
  expect((await pack('install @5.kpack --trust @root.json --data @data')).out).toContain('on trial');
  expect(await json('status --data @data')).toMatchObject({ ok: true, trial: { seq: 5, attempts: 0 }, current: null });
  expect(await json('install @5.kpack --trust @root.json --data @data')).toMatchObject({ ok: false, code: 'NOOP' });
  expect((await pack('rollback --data @data')).out).toContain('application');
  expect(await json('rollback --data @data')).toMatchObject({ ok: false, code: 'MISSING' });
  expect((await pack('status --data @data')).out).toContain('floor:    0');
  expect((await pack('status --data @nowhere')).exit).toBe(1);
  await pack(`build ${harbour} --seq 6 --key @p.key --root @root.json --out @6.kpack`, 'secret');
  expect((await pack('diff @5.kpack @6.kpack')).out).toContain('0 new, 0 gone, 0 changed');
});

test('two of three: roots and packs signed on several desks, keys added, revoked and rotated', async () => {
  await pack(
    'root init --key @a.key @b.key.pub @c.key.pub --threshold 2 --signer @c.key @d.key --signer-threshold 2 --out @r1.json',
  );
  expect((await json('root add --root @r1.json --signer @b.key --key @a.key --out @r2.json'))['code']).toBe(
    'THRESHOLD',
  );
  expect((await json(`build ${harbour} --seq 1 --key @c.key --root @r1.json --out @x.kpack`))['code']).toBe(
    'THRESHOLD',
  );
  expect((await pack('sign @r1.json --key @b.key')).out).toContain('complete');
  await pack(`build ${harbour} --seq 1 --key @c.key --root @r1.json --out @x.kpack`);
  expect((await json('verify @x.kpack --trust @r1.json'))['code']).toBe('THRESHOLD');
  await pack('sign @x.kpack --key @d.key');
  expect((await json('verify @x.kpack --trust @r1.json'))['code']).toBe('OK');
  await pack(`build ${harbour} --seq 1 --key @c.key --key @d.key --root @r1.json --out @y.kpack`);
  expect(readFileSync(at('x.kpack')).equals(readFileSync(at('y.kpack')))).toBe(true);

  expect((await pack('root add --root @r1.json --signer @b.key --key @a.key @c.key --out @r2.json')).out).toContain(
    'root 2, complete',
  );
  expect((await pack('root revoke --root @r2.json --signer @c.key --key @a.key @c.key --out @r3.json')).out).toContain(
    'root 3, complete',
  );
  expect((await json('verify @x.kpack --trust @r3.json'))['code']).toBe('REVOKED');
  expect(
    (await pack('root rotate --root @r3.json --key @a.key @c.key --new-key @b.key @d.key --threshold 2 --out @r4.json'))
      .out,
  ).toContain('root 4, complete');
  await pack(`build ${harbour} --seq 2 --key @b.key --key @d.key --root @r4.json --out @z.kpack`);
  expect((await json('verify @z.kpack --trust @r1.json'))['code']).toBe('OK');
  expect((await json('root revoke --root @r4.json --signer @a.key --key @b.key @d.key --out @r5.json'))['code']).toBe(
    'KEY',
  );
});

test('wrong usage is 2 with a usage text, in words or in JSON; help is 0', async () => {
  for (const line of [
    'verify',
    'verify @x.kpack',
    'build',
    'install @x',
    'status',
    'status x --data y',
    'rollback',
    'keygen',
    'root',
    'root eat',
    'root init',
    'diff a',
    'inspect',
    'sign x',
    'check',
    'schema',
    'nonsense',
    'verify --what',
    `build ${harbour} --seq 0 --root @r1.json --out @q`,
    `build ${harbour} --seq 1 --root @r1.json --out @q --venue A`,
  ]) {
    expect((await pack(line)).exit, line).toBe(2);
  }
  expect(await json('verify')).toMatchObject({ ok: false, code: 'USAGE' });
  for (const verb of [
    'keygen',
    'root',
    'build',
    'sign',
    'verify',
    'inspect',
    'install',
    'status',
    'rollback',
    'diff',
    'check',
    'schema',
  ]) {
    const help = await pack(`${verb} --help`);
    expect([help.exit, help.out.includes('Usage:'), help.out.includes('--json')], verb).toEqual([0, true, true]);
  }
  expect((await pack('--help')).exit).toBe(0);
});

test('files that are not what they should be', async () => {
  for (const line of [
    'inspect @none.kpack',
    'sign @none --key @a.key',
    'sign @a.key --key @a.key',
    'verify @x.kpack --trust @a.key',
    'verify @a.key --trust @r1.json',
    'diff @x.kpack @none',
    'diff @none @x.kpack',
    'rollback --data @none',
    'root init --key @r1.json --threshold 1 --signer @a.key --out @q',
  ]) {
    const refused = await json(line);
    expect([refused['ok'], typeof refused['message']], line).toEqual([false, 'string']);
  }
  expect((await pack(`check ${harbour}`)).out).toContain('nothing to correct');
  expect((await pack('check @none')).error).toContain('MISSING');
  expect((await pack('schema @schemas')).exit).toBe(0);
  expect(existsSync(at('schemas/pack.schema.json'))).toBe(true);
});
