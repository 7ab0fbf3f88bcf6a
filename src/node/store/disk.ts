import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Makes the names in a folder survive a power cut. Node has no call for it, and write-file-atomic does not do it.
 * Windows cannot open folders and writes their entries through; there this does nothing.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Opens a file that must not exist yet, for writing; never follows a link (where Windows lacks the flag, it adds no bit). */
export function createFile(path: string, mode = 0o644): Promise<FileHandle> {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  return open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
}

/** Writes the whole buffer where the file stands; one call may write only a part of it. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten;
}

/** Writes a new file whose bytes survive a power cut; its name does after `syncFolder`. */
export async function writeNewFile(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  const handle = await createFile(path, mode);
  try {
    await writeAll(handle, bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Replaces a file in one durable step: after a power cut it is the old one or the new one, and after this the new one. */
export async function replaceDurably(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  const beside = `${path}.new`;
  await rm(beside, { force: true });
  await writeNewFile(beside, bytes, mode);
  await rename(beside, path);
  await syncFolder(dirname(path));
}

/** Makes a folder and those above it, durably; the ones that are there stay. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first !== undefined) await syncFolder(dirname(first));
}

/** Removes whatever is there. */
export const removeTree = (path: string): Promise<void> => rm(path, { recursive: true, force: true });

/** Removes whatever is there, and leaves it to the next start where that fails. */
export const tryRemove = (path: string): Promise<void> => removeTree(path).catch(() => undefined);

/** Whether an error says that there is no such file, and not that the disk refused. */
export const isAbsence = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code));

/** Reads a small file, or undefined where there is none. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** Where a store keeps what, under its data folder. */
export function storePaths(data: string) {
  return {
    data,
    packs: join(data, 'packs'),
    staging: join(data, 'staging'),
    state: join(data, 'state.json'),
    corrupt: join(data, 'state.corrupt.json'),
    stateLock: join(data, 'state.lock'),
    installLock: join(data, 'install.lock'),
  } as const;
}
export type StorePaths = ReturnType<typeof storePaths>;
