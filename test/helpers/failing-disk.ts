import fs from 'node:fs';
import { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** File operations that change or read the disk; one call of any of them is one operation. */
const functions = [
  'open',
  'mkdir',
  'rename',
  'rm',
  'readFile',
  'readdir',
  'stat',
  'statfs',
  'writeFile',
  'link',
] as const;
const methods = ['write', 'sync', 'read', 'stat', 'close'] as const;

type Operation = (...args: unknown[]) => Promise<unknown>;

/**
 * Makes file operations of this process fail: `decide` is asked before each, by name and arguments, and gives an error
 * code, "STALL" for one that never comes back, or undefined. The real operations run otherwise, on real files. A file whose closing fails is closed all the same, as
 * Linux does it. The function given back puts everything right again.
 */
export async function breakDisk(
  decide: (operation: string, args: readonly unknown[]) => string | undefined,
): Promise<() => void> {
  const handle = await open('/dev/null');
  const prototype: Record<string, Operation> = Object.getPrototypeOf(handle);
  await handle.close();
  const undo: (() => void)[] = [];
  const wrap = (owner: Record<string, Operation>, name: string): void => {
    const real = owner[name] as Operation;
    owner[name] = async function failing(this: unknown, ...args: unknown[]): Promise<unknown> {
      const code = decide(name, args);
      if (code === undefined) return Reflect.apply(real, this, args);
      if (code === 'STALL') return new Promise(() => undefined);
      if (name === 'close') await Reflect.apply(real, this, args);
      throw Object.assign(new Error(`${name} was made to fail`), { code });
    };
    undo.push(() => {
      owner[name] = real;
    });
  };
  for (const name of functions) wrap(fs.promises as unknown as Record<string, Operation>, name);
  for (const name of methods) wrap(prototype, name);
  syncBuiltinESMExports();
  return () => {
    for (const each of undo) each();
    syncBuiltinESMExports();
  };
}
