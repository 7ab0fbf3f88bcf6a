import { tilePack } from '../../node/pictures/pack-tiles.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, onePositional, refused } from '../command.ts';

/** `tiles DIR`: cuts the photographs of galleries into tiles for looking closely. */
export const tiles: Command = {
  name: 'tiles',
  summary: 'Cut the photographs of galleries into tiles, so that they stay sharp up close.',
  usage: 'tiles DIR',
  flags: {},
  async run(args) {
    const made = await tilePack(onePositional(args, 'pack folder: tiles DIR'), true);
    if (!made.ok) return refused(made.error);
    const lines = made.value.map(({ file, tiles }) => `${file}: ${tiles} tiles`);
    return ok({
      message: lines.length === 0 ? 'No picture needs tiles.' : lines.join('\n'),
      details: { pictures: made.value },
    });
  },
};
