import type { PackFault } from './check-pack.ts';

/** The folder of one level of tiles, in the name of a tile. */
const LEVEL = /^(.+\.tiles)\/(\d+)\/[^/]+$/;

/** Whether a file is a tile of a picture, made from it and named by no author. */
export const isTile = (file: string): boolean => LEVEL.test(file);

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
