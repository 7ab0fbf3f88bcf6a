import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { ok } from '../../shared/errors.ts';
import { slugSchema } from '../../shared/schema/primitives.ts';
import { type Command, onePositional, refused, UsageError } from '../command.ts';

/** `preview DIR`: the kiosk in a window that follows every change of a pack folder. */
export const preview: Command = {
  name: 'preview',
  summary: 'Show a pack folder in a window of the kiosk that follows every change. Its title names the keys.',
  usage: 'preview DIR [--venue ID]',
  flags: { venue: { takes: 'once', value: 'ID', help: 'whose screen and idle times; the first venue when left out' } },
  async run(args, host) {
    const folder = resolve(onePositional(args, 'pack folder: preview DIR'));
    const venue = args.one('venue');
    if (venue !== undefined && !slugSchema.safeParse(venue).success) throw new UsageError(`"${venue}" is no venue id`);
    const found = await stat(folder).catch(() => undefined);
    if (found?.isDirectory() !== true)
      return refused({
        code: 'MISSING',
        file: folder,
        cause: 'there is no such folder',
        remedy: 'name the folder that holds pack.json, or make one with "new"',
      });
    // Beside a kiosk that runs on this computer: each keeps its own data.
    const data = join(tmpdir(), 'sister-cities-kiosk-preview');
    const code = await host.openKiosk?.([
      `--preview=${folder}`,
      `--data=${data}`,
      ...(venue === undefined ? [] : [`--venue=${venue}`]),
    ]);
    if (code === 0) return ok({ message: 'The window was closed.' });
    return refused({
      code: 'PREVIEW',
      cause: `the window ended with code ${code ?? 'none'}`,
      remedy: 'see what stands above, or try "npm start -- --windowed" alone',
    });
  },
};
