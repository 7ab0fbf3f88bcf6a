import { readPack } from '../../node/pack/read-pack.ts';
import { err, ok } from '../../shared/errors.ts';
import { type Command, onePositional } from '../command.ts';

/** `check DIR`: reads a pack folder as the kiosk would and names every fault. */
export const check: Command = {
  name: 'check',
  summary: 'Check a pack folder and name every fault in plain words.',
  usage: 'check DIR',
  flags: {},
  async run(args) {
    const folder = onePositional(args, 'pack folder: check DIR');
    const read = await readPack(folder);
    if (!read.ok) return err(read.error);
    const { topics, languages } = read.value.pack;
    const panels = topics.reduce((sum, topic) => sum + topic.panels.length, 0);
    return ok({ message: `${folder}: ${panels} panels in ${languages.join(', ')}: nothing to correct.` });
  },
};
