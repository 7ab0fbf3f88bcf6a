import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import type { ChannelContainer } from '../../shared/channel/channel-index.ts';
import { type ChannelFault, refuseChannel } from '../../shared/channel/outcome.ts';
import { spaceFactor, spaceReserve } from '../../shared/container/limits.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { ioRefusal } from '../container/io-fault.ts';
import { makeFolder, tryRemove } from '../store/disk.ts';
import { statusFault } from './fetch-index.ts';
import type { Line } from './line.ts';
import { PartFile, partPaths } from './part-file.ts';

/** How a container is fetched. */
export interface FetchOptions {
  /** Free bytes to leave on the disk; 200 MiB when left out. */
  readonly reserveBytes?: number | undefined;
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** How often a broken line is taken up again in one look, and a damaged piece fetched again. */
const BREAKS = 5;
const TRIES = 2;

/** Removes every container but one: what is not wanted any more must not fill the disk. */
export async function removeOthers(folder: string, sha256: string | undefined): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => /^[0-9a-f]{64}\.(part|kpack)$/.test(each))) {
    if (sha256 === undefined || !name.startsWith(sha256)) await tryRemove(join(folder, name));
  }
}

async function spaceFault(
  folder: string,
  container: ChannelContainer,
  have: number,
  reserve: number,
): Promise<ChannelFault | undefined> {
  const { bavail, bsize } = await statfs(folder);
  // Once as it travels, and once more as it will be installed.
  const wanted = container.size - have + Math.ceil(container.size * spaceFactor) + reserve;
  const free = bavail * bsize;
  return free >= wanted
    ? undefined
    : refuseChannel('NOSPACE', `${wanted} bytes are wanted on the disk, ${free} are free`, 'make room on the disk')
        .error;
}

/** One answer of the host, as far as it goes. `spoiled` names a piece that is not what was signed. */
async function fetchSome(
  line: Line,
  container: ChannelContainer,
  part: PartFile,
  until: number,
  progress: FetchOptions['progress'],
): Promise<Result<{ readonly spoiled: number | undefined }, ChannelFault>> {
  const from = part.have;
  const last = until - 1;
  const whole = from === 0 && until === container.size;
  const asked = await line.ask(container.name, whole ? {} : { range: `bytes=${from}-${last}` });
  if (!asked.ok) return asked;
  const answer = asked.value;
  const { status, headers } = answer;
  const fitting = status === 206 && headers['content-range'] === `bytes ${from}-${last}/${container.size}`;
  // A host without ranges sends all of it; it is of use only from the first byte on.
  const all = status === 200 && from === 0;
  if (!fitting && !all) {
    answer.drop();
    if (status !== 206 && status !== 200 && status !== 416) return err(statusFault(status, container.name));
    return refuseChannel(
      'STATUS',
      'the host sends another part than was asked for',
      'use a host that knows ranges',
      container.name,
    );
  }
  let spoiled: number | undefined;
  const read = await answer.read(all ? container.size : until - from, async (bytes) => {
    const { piece } = part;
    try {
      if (!(await part.add(bytes))) {
        spoiled = part.piece;
        return refuseChannel('HASH', `piece ${piece + 1} is damaged`, 'copy the pack to the host again', container.name)
          .error;
      }
    } catch (error) {
      return ioRefusal(error, 'disk');
    }
    progress?.(part.have, container.size);
    return undefined;
  });
  if (spoiled !== undefined) return ok({ spoiled });
  if (!read.ok) return read;
  return part.have < until
    ? refuseChannel('OFFLINE', 'the answer ends early', 'check the network and the host', container.name)
    : ok({ spoiled: undefined });
}

/**
 * Fetches a container into a folder, or goes on where an earlier look ended, and gives the path of the whole. Each piece
 * is compared with its signed hash when it is complete; a damaged one is fetched once more by itself. What came is kept
 * for the next look, whatever happens. Refuses as a line does, and with STATUS, HASH, NOSPACE or IO.
 */
export async function fetchContainer(
  line: Line,
  container: ChannelContainer,
  folder: string,
  { reserveBytes = spaceReserve, progress }: FetchOptions = {},
): Promise<Result<string, ChannelFault>> {
  const { whole } = partPaths(folder, container.sha256);
  let part: PartFile | undefined;
  try {
    await makeFolder(folder);
    await removeOthers(folder, container.sha256);
    if ((await stat(whole).catch(() => undefined))?.size === container.size) return ok(whole);
    part = await PartFile.open(folder, container);
    const space = await spaceFault(folder, container, part.have, reserveBytes);
    if (space !== undefined) return err(space);
    let breaks = 0;
    let tries = 0;
    let spoiled: number | undefined;
    while (!part.isWhole) {
      const before = part.have;
      // After a damaged piece only that one: the rest may be as bad, and is not worth the line.
      const until = spoiled === undefined ? container.size : part.pieceEnd;
      const some = await fetchSome(line, container, part, until, progress);
      if (some.ok) {
        tries = some.value.spoiled !== undefined && some.value.spoiled === spoiled ? tries + 1 : 1;
        ({ spoiled } = some.value);
        if (spoiled !== undefined && tries >= TRIES)
          return refuseChannel(
            'HASH',
            `piece ${spoiled + 1} is damaged`,
            'copy the pack to the host again',
            container.name,
          );
      } else {
        breaks += 1;
        if (some.error.code !== 'OFFLINE' || breaks > BREAKS || (breaks > 1 && part.have === before)) return some;
      }
    }
    return ok(await part.finish());
  } catch (error) {
    return err(ioRefusal(error, 'disk'));
  } finally {
    await part?.close();
  }
}
