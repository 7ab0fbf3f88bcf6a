import type { PackFault } from './pack-fault.ts';

/** The folder of one level of tiles, in the name of a tile. */
const LEVEL = /^(.+\.tiles)\/(\d+)\/[^/]+$/;

/** Whether a file is a tile of a picture, made from it and named by no author. */
export const isTile = (file: string): boolean => LEVEL.test(file);

/** Says that a file is missing to which pack.json refers. */
export function describeMissing(file: string): PackFault {
  return {
    code: 'MISSING',
    file,
    cause: 'pack.json refers to this file, and it is missing',
    remedy: 'add it or correct its name',
  };
}

/** Names the levels of tiles that are missing, whole or in part, each once; other files are not its business. */
export function describeMissingLevels(files: readonly string[]): PackFault[] {
  const levels = [...new Set(files.flatMap((file) => LEVEL.exec(file)?.slice(1).join('/') ?? []))];
  return levels.map((file) => ({
    code: 'MISSING',
    file,
    cause: `tiles of level ${file.slice(file.lastIndexOf('/') + 1)} are missing`,
    remedy: 'make them with "pack tiles", or put all of its files back',
  }));
}
